import type { Activities, PerformResult } from '../../engine/ports/activities.ts';
import type { Attempt } from '../../engine/ports/delivery-outcome.ts';
import type { Opening } from '../../engine/ports/host.ts';
import type { Seat } from '../../engine/model/journal.ts';
import { append } from '../../store/journal.ts';
import { seatsOf } from '../../store/people.ts';
import { assignPeople } from '../../store/task-people.ts';
import { findTask } from '../../store/tasks.ts';
import type { PinnedCase } from '../mail/pinned.ts';
import { everyOne, send } from '../mail/send.ts';
import type { Services } from '../services.ts';

/** Record first, then people, then mails: whoever gets a mail finds the task that it speaks of. */
export const createPerform =
  (services: Services, readCase: (id: string) => Promise<PinnedCase>): Activities['perform'] =>
  async ({ case: id, entries, openings, messages }) => {
    await append(services.store, id, entries);
    if (openings.length + messages.length === 0) return { seats: [], fates: [] };
    const of = await readCase(id);
    const seats: (readonly Seat[])[] = [];
    for (const opening of openings) seats.push(await assign(services, of, opening));
    const attempts = await everyOne(messages.map((message) => send(services, of, message)));
    return { seats, fates: attempts.map(withoutReason) };
  };

/** People who were found by an attempt that broke off stay: they may have got their mail already. */
async function assign(
  { store }: Services,
  { id, facts }: PinnedCase,
  { task, round, rung, by }: Opening,
): Promise<readonly Seat[]> {
  const record = await findTask(store, id, task, round);
  const found = record?.people.filter((one) => one.rung === rung) ?? [];
  if (found.length > 0)
    return by.map((seat) => ({
      seat,
      people: found.filter((one) => one.seat === seat).map(({ person }) => person),
    }));
  const seats = await seatsOf(store, by, facts);
  await assignPeople(store, { case: id, task, round, rung, seats });
  return seats;
}

const withoutReason = (attempt: Attempt): PerformResult['fates'][number] =>
  attempt.fate === 'later' ? { fate: 'later' } : attempt;
