import type { Entry } from '../../engine/model/journal.ts';
import type { Message } from '../../engine/model/message.ts';
import { lengthOf } from './when.ts';
import type { Arrived, Rehearsal } from '../../engine/simulation/rehearse.ts';
import type { Instant } from '../../engine/model/base.ts';

/** One line of what happened in a case. */
export interface Row {
  readonly at: Instant;
  /** A person's id, `candidate`, or nobody. */
  readonly who: string;
  readonly what: string;
  /** For pictures: what sort of thing it was. */
  readonly sort: 'mail' | 'act' | 'task' | 'trouble' | 'end';
  readonly message?: Message;
}

/** What happened, in order: who got which mail, who did what, what came of it. */
export function timelineOf(rehearsal: Rehearsal): readonly Row[] {
  const arrivals = new Map<string, Arrived[]>();
  for (const one of rehearsal.arrivals)
    arrivals.set(one.message.id, [...(arrivals.get(one.message.id) ?? []), one]);
  return rehearsal.entries
    .flatMap((entry) =>
      entry.kind === 'accepted'
        ? mails(arrivals.get(entry.message) ?? [])
        : rowOf(entry, (id) => rehearsal.messages.find((message) => message.id === id)),
    )
    .toSorted((a, b) => a.at - b.at);
}

const mails = (arrived: readonly Arrived[]): readonly Row[] =>
  arrived.map(({ message, person, at }) => ({
    at,
    who: person,
    what: `gets ${message.template}${about(message)}`,
    sort: 'mail',
    message,
  }));

const about = ({ task, class: kind }: Message): string =>
  task === undefined ? ` (${kind})` : ` about ${shortly(task.id)}`;

type Sent = (id: string) => Message | undefined;

type Telling = {
  readonly [K in Entry['kind']]?: (
    entry: Entry & { readonly kind: K },
    sent: Sent,
  ) => readonly [who: string, what: string, sort: Row['sort']];
};

/** What the others say, a mail or an act says as well. */
const telling: Telling = {
  shown: ({ label }) => ['candidate', `sees ${textOf(label)}`, 'task'],
  answered: ({ person, outcome, task }) => [person, `says ${outcome} to ${shortly(task)}`, 'act'],
  event: ({ person, event }) => [person, event, 'act'],
  settled: ({ task, silent }) => ['', silent ? `${shortly(task)}: no answer` : '', 'trouble'],
  undelivered: ({ message, fate, reason }, sent) => [
    '',
    `${called(sent(message))} ${fate}: ${reason}`,
    'trouble',
  ],
  dropped: ({ message }, sent) => [
    '',
    `${called(sent(message))} stopped before it left`,
    'trouble',
  ],
  backstop: ({ unless }) => ['', `no ${unless} in time`, 'trouble'],
  promise: ({ promise, kept, by, never }) => {
    const how = never ? 'it never came' : `${lengthOf(by)} too late`;
    return ['', kept ? '' : `promise ${promise + 1} is broken: ${how}`, 'trouble'];
  },
  ended: ({ outcome }) => ['', `the case ends as ${outcome}`, 'end'],
};

function rowOf(entry: Entry, sent: Sent): readonly Row[] {
  const tell = tellingOf(entry.kind);
  const [who, what, sort] = tell?.(entry, sent) ?? ['', '', 'task'];
  return what === '' ? [] : [{ at: entry.at, who, what, sort }];
}

const tellingOf = (kind: Entry['kind']) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the table ties each kind to its entry
  telling[kind] as
    ((entry: Entry, sent: Sent) => readonly [string, string, Row['sort']]) | undefined;

const called = (message: Message | undefined): string =>
  message === undefined ? 'a message' : `${message.template}${about(message)}`;

/** The last part of an id that carries the path of its caller. */
const shortly = (id: string): string => id.slice(id.lastIndexOf('/') + 1);

const textOf = (label: string | Readonly<Record<string, string>>): string =>
  typeof label === 'string' ? label : (label['en'] ?? Object.values(label)[0] ?? '');
