import type { Entry } from '../model/journal.ts';
import type { Input } from '../ports/host.ts';

/** The input of which an entry says that it has come; `undefined` for an entry that follows from others, or from time. */
export function inputOfEntry(entry: Entry): Input | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has it under the kind of this very entry
  const reader = readers[entry.kind] as InputReader<Entry>;
  return reader(entry);
}

type InputReader<E extends Entry> = (entry: E) => Input | undefined;

const follows = (): undefined => undefined;

const readers: {
  readonly [K in Entry['kind']]: InputReader<Extract<Entry, { readonly kind: K }>>;
} = {
  assigned: ({ task, round, rung, seats }) => ({ kind: 'seats', task, round, rung, seats }),
  answered: ({ seq: _seq, at: _at, kind: _kind, ...act }) => ({ kind: 'act', act }),
  event: ({ seq: _seq, at: _at, kind: _kind, ...act }) => ({ kind: 'act', act }),
  accepted: ({ message, acceptedAt: at }) => ({
    kind: 'fate',
    message,
    fate: { fate: 'accepted', at },
  }),
  undelivered: ({ message, fate, reason }) => ({ kind: 'fate', message, fate: { fate, reason } }),
  dropped: ({ message }) => ({ kind: 'fate', message, fate: { fate: 'dropped' } }),
  stopped: ({ seq: _seq, at: _at, ...stopped }) => stopped,
  resumed: ({ seq: _seq, at: _at, ...resumed }) => resumed,
  closed: ({ seq: _seq, at: _at, ...closed }) => closed,
  started: follows,
  shown: follows,
  opened: follows,
  unasked: follows,
  reminded: follows,
  escalated: follows,
  settled: follows,
  cancelled: follows,
  sent: follows,
  backstop: follows,
  promise: follows,
  ended: follows,
};

/** Slots that no mail could ask: people of theirs have been refused, although the mail may have reached others. */
export function refusalOf(entry: Entry, before: readonly Entry[]): Input | undefined {
  if (entry.kind !== 'unasked') return undefined;
  const { task, round, rung, seats } = entry;
  const sent = before.findLast(
    (one) => one.kind === 'sent' && one.step === task && 'rung' in one.to && one.to.rung === rung,
  );
  const assigned = before.find(
    (one) =>
      one.kind === 'assigned' && one.task === task && one.round === round && one.rung === rung,
  );
  if (sent?.kind !== 'sent' || assigned?.kind !== 'assigned') return undefined;
  const people = assigned.seats
    .filter(({ seat }) => seats.includes(seat))
    .flatMap((slot) => slot.people);
  return { kind: 'refused', message: sent.message, people: [...new Set(people)] };
}
