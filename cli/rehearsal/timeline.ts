import type { Entry } from '../../engine/model/journal.ts';
import { isOfTask, type Message } from '../../engine/model/message.ts';
import { durationText } from './time-format.ts';
import type { MailArrival } from '../../engine/simulation/mail-server.ts';
import type { Rehearsal } from '../../engine/simulation/rehearse.ts';
import type { Instant } from '../../engine/model/base.ts';

/** One event of a case, as people read it. */
export interface TimelineRow {
  readonly at: Instant;
  /** A person's id, `candidate`, or nobody. */
  readonly who: string;
  readonly what: string;
  /** The sort of event, for pictures. */
  readonly sort: 'mail' | 'act' | 'task' | 'trouble' | 'end';
  readonly message?: Message;
}

/** The events of a rehearsal in order: who got which mail, who did what, what came of it. */
export function timelineOf(rehearsal: Rehearsal): readonly TimelineRow[] {
  const arrivals = new Map<string, MailArrival[]>();
  for (const one of rehearsal.arrivals)
    arrivals.set(one.message.id, [...(arrivals.get(one.message.id) ?? []), one]);
  return rehearsal.entries
    .flatMap((entry) =>
      entry.kind === 'accepted'
        ? mailRows(arrivals.get(entry.message) ?? [])
        : rowOf(entry, (id) => rehearsal.messages.find((message) => message.id === id)),
    )
    .toSorted((a, b) => a.at - b.at);
}

const mailRows = (arrivals: readonly MailArrival[]): readonly TimelineRow[] =>
  arrivals.map(({ message, person, at }) => ({
    at,
    who: person,
    what: `gets ${message.template}${about(message)}`,
    sort: 'mail',
    message,
  }));

const about = (message: Message): string =>
  isOfTask(message) ? ` about ${lastPart(message.step)}` : ` (${message.class})`;

type MessageLookup = (id: string) => Message | undefined;

type EntryRows = {
  readonly [K in Entry['kind']]?: (
    entry: Entry & { readonly kind: K },
    sent: MessageLookup,
  ) => readonly [who: string, what: string, sort: TimelineRow['sort']];
};

/** The entries that make a row; mails and acts say what the others would. */
const entryRows: EntryRows = {
  shown: ({ label }) => ['candidate', `sees ${textOf(label)}`, 'task'],
  answered: ({ person, outcome, task }) => [person, `says ${outcome} to ${lastPart(task)}`, 'act'],
  event: ({ person, event }) => [person, event, 'act'],
  settled: ({ task, silent }) => ['', silent ? `${lastPart(task)}: no answer` : '', 'trouble'],
  undelivered: ({ message, fate, reason }, messageOf) => [
    '',
    `${messageName(messageOf(message))} ${fate}: ${reason}`,
    'trouble',
  ],
  dropped: ({ message }, messageOf) => [
    '',
    `${messageName(messageOf(message))} stopped before it left`,
    'trouble',
  ],
  backstop: ({ unless }) => ['', `no ${unless} in time`, 'trouble'],
  promise: ({ promise, kept, by, never }) => {
    const how = never ? 'it never came' : `${durationText(by)} too late`;
    return ['', kept ? '' : `promise ${promise + 1} is broken: ${how}`, 'trouble'];
  },
  ended: ({ outcome }) => ['', `the case ends as ${outcome}`, 'end'],
};

function rowOf(entry: Entry, messageOf: MessageLookup): readonly TimelineRow[] {
  const row = entryRowOf(entry.kind);
  const [who, what, sort] = row?.(entry, messageOf) ?? ['', '', 'task'];
  return what === '' ? [] : [{ at: entry.at, who, what, sort }];
}

const entryRowOf = (kind: Entry['kind']) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table ties each kind to its entry
  entryRows[kind] as
    | ((entry: Entry, sent: MessageLookup) => readonly [string, string, TimelineRow['sort']])
    | undefined;

const messageName = (message: Message | undefined): string =>
  message === undefined ? 'a message' : `${message.template}${about(message)}`;

/** The last part of an id that carries the path of its caller. */
const lastPart = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

const textOf = (label: string | Readonly<Record<string, string>>): string =>
  typeof label === 'string' ? label : (label['en'] ?? Object.values(label)[0] ?? '');
