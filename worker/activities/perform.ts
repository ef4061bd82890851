import type { Activities } from '../../engine/ports/activities.ts';
import {
  combineAttempts,
  type CombinedAttempt,
  type AttemptResult,
} from '../../engine/ports/delivery-attempt.ts';
import type { SlotRequest } from '../../engine/ports/host.ts';
import type { ApproverSlot } from '../../engine/model/journal.ts';
import { seatsOf } from '../../store/people.ts';
import { assignPeople } from '../../store/task-people.ts';
import { findTask } from '../../store/tasks.ts';
import type { PinnedCase } from '../mail/pinned-case.ts';
import { settleAll, send } from '../mail/send.ts';
import type { WorkerServices } from './services.ts';
import { writeEntries } from './write-entries.ts';

/** Appends entries, then finds people, then sends mails, so that whoever gets a mail finds the task that it is about. */
export const createPerform =
  (
    services: WorkerServices,
    readCase: (id: string) => Promise<PinnedCase>,
  ): Activities['perform'] =>
  async ({ case: id, openings, messages, ...handed }) => {
    const written = await writeEntries(services, id, handed, 'fixed');
    const pinnedCase = await readCase(id);
    const seats: (readonly ApproverSlot[])[] = [];
    for (const opening of openings) seats.push(await assign(services, pinnedCase, opening));
    const attempts = await settleAll(
      messages.map((message) => send(services, pinnedCase, message)),
    );
    const fates = attempts.map((one) => withoutReason(combineAttempts(one)));
    return { seats, fates, endedAt: services.now(), ...(written && { written }) };
  };

/** Finds the people for one escalation level. Those whom a broken-off attempt has found stay: they may have got their mail already. */
async function assign(
  { store }: WorkerServices,
  { id, facts }: PinnedCase,
  { task, round, rung, by }: SlotRequest,
): Promise<readonly ApproverSlot[]> {
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

const withoutReason = (attempt: CombinedAttempt): AttemptResult => {
  if (attempt.fate !== 'later') return attempt;
  const { fate, refused } = attempt;
  return refused === undefined ? { fate } : { fate, refused };
};
