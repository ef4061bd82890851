import type { Entry, TaskOpenedFact } from '../model/journal.ts';
import {
  type Behaviour,
  type Choice,
  pass,
  type Send,
  type UserTask,
} from '../behaviour/behaviour.ts';
import { isAgain } from '../behaviour/traverse.ts';
import { stepOfMessage } from '../model/message.ts';
import { visit, type Visitor } from '../behaviour/visitor.ts';
import type { Instant } from '../model/base.ts';

/** Where a case is on its line, as far as its journal says. */
export interface CasePosition {
  /** When it came here at the latest. */
  readonly from: Instant;
  /** The rest of the line, one term after the other. The first may have begun already, at `from`. */
  readonly remaining: readonly Behaviour[];
  /** The terms before it on the line, whether the case has passed through them or not. */
  readonly passed: readonly Behaviour[];
  /** The task that is open, when the line waits for one. */
  readonly openTask?: TaskOpenedFact;
}

/** Follows the line to the last step of which the journal speaks. Entries of parallel branches are no steps of the line. */
export function positionOf(
  line: Behaviour,
  entries: readonly Entry[],
  from: Instant,
): CasePosition {
  const behaviours = line.term === 'sequence' ? line.of : [line];
  const last = behaviours.findLastIndex((behaviour) => hasBegun(behaviour, entries));
  const [behaviour, remaining, passed] = [
    behaviours[last],
    behaviours.slice(last + 1),
    behaviours.slice(0, last),
  ];
  if (behaviour === undefined) return { from, remaining: behaviours, passed: [] };
  const within = visit(positionInside, behaviour, entries, from);
  return {
    ...within,
    remaining: [...within.remaining, ...remaining],
    passed: [...passed, ...within.passed],
  };
}

/** Whether a behaviour has begun. Conditions and delays write nothing, so that it is known only by what it does or waits for. */
const hasBegun = (behaviour: Behaviour, entries: readonly Entry[]): boolean =>
  visit(begun, behaviour, entries);

const isRecorded = ({ step }: { readonly step: string }, entries: readonly Entry[]): boolean =>
  beginningOf(step, entries) !== undefined;

const begun: Visitor<boolean, [entries: readonly Entry[]]> = {
  pass: () => false,
  sequence: ({ of }, entries) => of.some((one) => hasBegun(one, entries)),
  delay: isRecorded,
  show: isRecorded,
  send: isRecorded,
  task: isRecorded,
  choice: ({ branches }, entries) => branches.some((branch) => hasBegun(branch.behaviour, entries)),
  fork: isRecorded,
  end: isRecorded,
};

/** The entry with which a step has begun; the last one, since a step may be gone through again. */
const beginningOf = (step: string, entries: readonly Entry[]): Entry | undefined =>
  entries.findLast(
    (entry) =>
      (entry.kind === 'opened' && entry.task === step) ||
      (entry.kind === 'sent' && stepOfMessage(entry.message) === step) ||
      (entry.kind === 'shown' && entry.step === step),
  );

/** Where a case is in the last behaviour that has begun. */
const positionInside: Visitor<CasePosition, [entries: readonly Entry[], from: Instant]> = {
  pass: (_pass, _entries, from) => ({ from, remaining: [], passed: [] }),
  sequence: positionOf,
  delay: positionBehind,
  show: positionBehind,
  send: positionAtSend,
  task: positionAtTask,
  choice: positionInChoice,
  fork: positionBehind,
  end: positionBehind,
};

/** Such a step is over as soon as it has begun. */
function positionBehind(
  { step }: { readonly step: string },
  entries: readonly Entry[],
  from: Instant,
): CasePosition {
  return { from: beginningOf(step, entries)?.at ?? from, remaining: [], passed: [] };
}

function positionInChoice(
  { branches }: Choice,
  entries: readonly Entry[],
  from: Instant,
): CasePosition {
  const branch = branches.find(({ behaviour }) => hasBegun(behaviour, entries));
  return branch === undefined
    ? { from, remaining: [], passed: [] }
    : positionOf(branch.behaviour, entries, from);
}

function positionAtSend(send: Send, entries: readonly Entry[]): CasePosition {
  const beginning = beginningOf(send.step, entries);
  const sent = beginning?.at ?? 0;
  const message = beginning?.kind === 'sent' ? beginning.message : send.step;
  if (!send.holds) return { from: sent, remaining: [], passed: [send] };
  const delivery = entries.findLast(
    (entry) =>
      (entry.kind === 'accepted' || entry.kind === 'undelivered') && entry.message === message,
  );
  if (delivery === undefined) return { from: sent, remaining: [send], passed: [] };
  const remaining = delivery.kind === 'accepted' ? [] : [send.undelivered];
  return { from: delivery.at, remaining, passed: [] };
}

/** Behind one that may open anew there are more of its step, each at a place of its own. */
function openingOf(
  { step, answers }: UserTask,
  entries: readonly Entry[],
): (Entry & TaskOpenedFact) | undefined {
  const isOpening = (entry: Entry): entry is Entry & TaskOpenedFact =>
    entry.kind === 'opened' && entry.task === step;
  const mayOpenAnew = answers.some(({ again }) => again !== undefined);
  return mayOpenAnew ? entries.find(isOpening) : entries.findLast(isOpening);
}

function positionAtTask(task: UserTask, entries: readonly Entry[]): CasePosition {
  const opened = openingOf(task, entries);
  const from = opened?.at ?? 0;
  const end = entries.findLast(
    (entry) =>
      entry.kind === 'settled' && entry.task === task.step && entry.round === opened?.round,
  );
  if (end?.kind !== 'settled')
    return { from, remaining: [task], passed: [], ...(opened && { openTask: opened }) };
  const branch = end.silent ? task.silent : task.answers.find(({ label }) => label === end.outcome);
  const behind = isAgain(task, end.outcome) ? entries.filter(({ seq }) => seq > end.seq) : entries;
  return positionOf(branch?.behaviour ?? pass, behind, end.at);
}
