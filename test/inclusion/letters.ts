import type { Who } from '../../engine/model/base.ts';
import type { ObservedEvent } from '../../engine/analysis/finding/observed-event.ts';
import type { BackstopBehaviour } from '../../engine/behaviour/behaviour.ts';
import type { Entry } from '../../engine/model/journal.ts';

/** A letter of the alphabet that a journal shares with the exploration. */
export interface Letter {
  readonly text: string;
  /** The step whose message or task it is of. */
  readonly step?: string;
}

/** The word of a journal; what tasks send by themselves, whom they have reached, promises and pages are no part of it. */
export function wordOf(entries: readonly Entry[]): readonly Letter[] {
  const told = new Set<string>();
  const reaching = new Set<string>();
  return inOneOrder(
    entries.flatMap((entry) => {
      if (entry.kind === 'unasked') reaching.add(`${entry.task}/reach`);
      if ('task' in entry && reaching.has(entry.task)) return [];
      if (entry.kind === 'sent' && entry.message === entry.step) told.add(entry.message);
      return 'message' in entry && !told.has(entry.message) ? [] : lettersOfEntry(entry);
    }),
  );
}

/** The letters of a small step of the exploration. */
export const lettersOf = (
  events: readonly ObservedEvent[],
  backstops: readonly BackstopBehaviour[],
): readonly Letter[] => inOneOrder(events.flatMap((event) => lettersOfEvent(event, backstops)));

const letter = (what: string, step: string, more = ''): readonly Letter[] => [
  { text: `${what} ${step}${more}`, step },
];

const nothing = (): readonly Letter[] => [];

type LetteredEntry<K extends Entry['kind']> = Extract<Entry, { readonly kind: K }>;

const ofEntries: {
  readonly [K in Entry['kind']]: (entry: LetteredEntry<K>) => readonly Letter[];
} = {
  opened: ({ task }) => letter('opened', task),
  cancelled: ({ task }) => letter('cancelled', task),
  settled: ({ task, outcome }) => letter('settled', task, `: ${outcome}`),
  sent: ({ step, class: messageClass, to }) =>
    letter('sent', step, `: ${messageClass} to ${'who' in to ? to.who : '?'}`),
  accepted: ({ message }) => letter('accepted', message),
  dropped: ({ message }) => letter('dropped', message),
  undelivered: ({ fate, message }) => letter(fate, message),
  event: ({ event }) => [{ text: `event ${event}` }],
  backstop: ({ unless }) => [{ text: `backstop unless ${unless}` }],
  ended: ({ outcome }) => [{ text: `ended: ${outcome}` }],
  started: nothing,
  shown: nothing,
  assigned: nothing,
  unasked: nothing,
  reminded: nothing,
  escalated: nothing,
  answered: nothing,
  promise: nothing,
  stopped: nothing,
  resumed: nothing,
  closed: nothing,
};

const lettersOfEntry = <K extends Entry['kind']>(entry: LetteredEntry<K>): readonly Letter[] => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has it under the kind of this very entry
  const of = ofEntries[entry.kind] as (entry: LetteredEntry<K>) => readonly Letter[];
  return of(entry);
};

type Observed = ObservedEvent['what'];

type LetteredEvent<W extends Observed> = ObservedEvent extends infer Event
  ? Event extends { readonly what: infer Own }
    ? W extends Own
      ? Event
      : never
    : never
  : never;

const ofEvents: {
  readonly [W in Observed]: (
    event: LetteredEvent<W>,
    backstops: readonly BackstopBehaviour[],
  ) => readonly Letter[];
} = {
  sent: ({ send: { step, class: messageClass, to } }) =>
    letter('sent', step, `: ${messageClass} to ${nameOf(to)}`),
  told: ({ send }) => letter('accepted', send.step),
  undelivered: ({ send }) => letter('refused', send.step),
  unknown: ({ send }) => letter('unknown', send.step),
  dropped: ({ send }) => letter('dropped', send.step),
  opened: ({ task }) => letter('opened', task.step),
  cancelled: ({ task }) => letter('cancelled', task.step),
  closed: ({ task, outcome }) => letter('settled', task.step, `: ${outcome}`),
  backstop: ({ index }, backstops) => [
    { text: `backstop unless ${backstops[index]?.unless ?? ''}` },
  ],
  handled: ({ event }) => [{ text: `event ${event}` }],
  ended: ({ outcome }) => [{ text: `ended: ${outcome}` }],
  chosen: nothing,
  waited: nothing,
};

function lettersOfEvent(
  event: ObservedEvent,
  backstops: readonly BackstopBehaviour[],
): readonly Letter[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table has it under the name of this very event
  const of = ofEvents[event.what] as (
    event: ObservedEvent,
    backstops: readonly BackstopBehaviour[],
  ) => readonly Letter[];
  return of(event, backstops);
}

const nameOf = (who: Who): string => (typeof who === 'string' ? who : '?');

/** What is cancelled in one instant has no order that means anything. */
function inOneOrder(letters: readonly Letter[]): readonly Letter[] {
  const sorted: Letter[] = [];
  for (const one of letters) {
    const before = sorted.findLastIndex(
      (other) => !isCancelled(one) || !isCancelled(other) || other.text <= one.text,
    );
    sorted.splice(before + 1, 0, one);
  }
  return sorted;
}

const isCancelled = ({ text }: Letter): boolean => text.startsWith('cancelled ');
