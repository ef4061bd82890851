import type { Entry, TaskOpenedFact } from '../model/journal.ts';
import { isAnswer, isOutcome } from '../model/message.ts';
import type { MessageClass } from '../model/message.ts';
import { messagesDeliveredIn } from './told.ts';
import type { DeliveredMessage } from './told.ts';
import type { Plan } from '../model/plan.ts';
import { requestStepOf } from '../model/request-step.ts';
import { answerBy } from './answer-by.ts';
import { isProvisional } from './provisional-date.ts';
import type { Instant, Label } from '../model/base.ts';

/** The content of the candidate's page: never ahead of what was told. */
export interface Progress {
  readonly done: readonly DoneStep[];
  readonly current?: CurrentStep;
  readonly follows: readonly Label[];
  /** An answer comes by then at the latest, whatever people do; while there is none yet, and only when it is certain. */
  readonly answerBy?: Instant;
  /** It may rest on days that no calendar knows yet. */
  readonly provisional?: true;
  /** Messages to the candidate that the mail server has accepted, oldest first. */
  readonly told: readonly DeliveredMessage[];
  /** Class of the last message that told what was decided. */
  readonly outcome?: MessageClass;
  /** Forms that wait for the candidate. */
  readonly forms: readonly WaitingForm[];
  /** The case is over, as far as the candidate may know. */
  readonly closed?: 'told' | 'withdrawn';
  /** An error has stopped the case: no time can be named, and nothing is asked. */
  readonly stopped?: true;
  /** Nothing can be withdrawn from a case that is over. */
  readonly withdrawable: boolean;
}

export interface DoneStep {
  readonly step: string;
  readonly label: Label;
  readonly at: Instant;
}

export interface CurrentStep {
  readonly step: string;
  readonly label: Label;
  readonly since: Instant;
  readonly expectedBy?: Instant;
  readonly provisional?: true;
}

export interface WaitingForm {
  readonly task: string;
  readonly round: number;
  readonly title: Label;
  readonly deadline: Instant;
  readonly provisional?: true;
}

/** What may be shown while an error has stopped the case: nobody knows when it goes on. */
export function withoutTimes(shown: Progress): Progress {
  const { answerBy: _answerBy, provisional: _provisional, current, ...others } = shown;
  if (current === undefined) return { ...others, forms: [], stopped: true };
  const { step, label, since } = current;
  return { ...others, current: { step, label, since }, forms: [], stopped: true };
}

/** Folds a journal into the candidate's view of the case. */
export const progress = (plan: Plan, entries: readonly Entry[]): Progress => {
  const told = messagesDeliveredIn(entries);
  const outcome = told.findLast(({ class: c }) => isOutcome(c));
  const answer = told.find(({ class: c }) => isAnswer(c));
  const pages = pagesOf(
    plan,
    entries,
    told.find(({ class: c }) => isOutcome(c)),
  );
  const withdrawn = entries.some((e) => e.kind === 'event' && e.event === 'withdrawn');
  const ended = entries.some(({ kind }) => kind === 'ended');
  const closed = closedAs({ ended, withdrawn, answered: answer !== undefined });
  const over = closed !== undefined || outcome?.class === 'regret';
  const latest = answerBy(plan, entries);
  return {
    ...pages,
    follows: over ? [] : labelsAhead(plan, pages),
    ...(latest !== undefined && { answerBy: latest, ...markOf(plan, latest) }),
    told,
    ...(outcome && { outcome: outcome.class }),
    forms: ended || withdrawn ? [] : waitingForms(plan, entries),
    ...(closed && { closed }),
    withdrawable: !ended && !withdrawn,
  };
};

const closedAs = (known: {
  ended: boolean;
  withdrawn: boolean;
  answered: boolean;
}): Progress['closed'] => {
  if (known.withdrawn) return 'withdrawn';
  return known.ended && known.answered ? 'told' : undefined;
};

interface PageProgress {
  readonly done: readonly DoneStep[];
  readonly current?: CurrentStep;
}

/** A step is done once the flow has gone on to a later one, or the outcome was told: that a task is settled says nothing yet. */
const pagesOf = (
  plan: Plan,
  entries: readonly Entry[],
  outcome: DeliveredMessage | undefined,
): PageProgress => {
  const listed = new Set(plan.pages.map(({ step }) => step));
  let pages: PageProgress = { done: [] };
  let told = false;
  for (const entry of entries) {
    const arrived = pageArrival(plan, entry);
    if (arrived && (told || listed.has(arrived.step)))
      pages = advancePages(pages, arrived, entries);
    if (entry.kind === 'accepted' && entry.message === outcome?.message) {
      told = true;
      pages = advancePages(pages, undefined, entries, outcome.at);
    }
  }
  return pages;
};

const pageArrival = (plan: Plan, entry: Entry): CurrentStep | undefined => {
  if (entry.kind === 'shown') {
    const { step, label, expectedBy } = entry;
    const expected = expectedBy === undefined ? {} : { expectedBy, ...markOf(plan, expectedBy) };
    return { step, label, since: entry.at, ...expected };
  }
  if (entry.kind !== 'opened' || entry.page === undefined) return undefined;
  const { task: step, page: label, expectedBy } = entry;
  // Nobody knows how long it takes if it is sent back.
  if (entry.outcomes.some(({ again }) => again)) return { step, label, since: entry.at };
  return { step, label, since: entry.at, expectedBy, ...markOf(plan, expectedBy, step) };
};

const markOf = (plan: Plan, at: Instant, task?: string): { readonly provisional?: true } =>
  isProvisional(plan, at, task) ? { provisional: true } : {};

const advancePages = (
  { done, current }: PageProgress,
  next: CurrentStep | undefined,
  entries: readonly Entry[],
  at = next?.since ?? 0,
): PageProgress => {
  const left = current && current.step !== next?.step ? [doneStep(current, entries, at)] : [];
  const all = [...done, ...left].filter(({ step }) => step !== next?.step);
  return next ? { done: all, current: next } : { done: all };
};

const doneStep = (
  { step, label }: CurrentStep,
  entries: readonly Entry[],
  otherwise: Instant,
): DoneStep => {
  const settled = entries.findLast((e) => e.kind === 'settled' && e.task === step);
  return { step, label, at: Math.min(settled?.at ?? otherwise, otherwise) };
};

const labelsAhead = (plan: Plan, { done, current }: PageProgress): readonly Label[] => {
  const seen = new Set([...done.map(({ step }) => step), ...(current ? [current.step] : [])]);
  const last = plan.pages.findLastIndex(({ step }) => seen.has(step));
  return plan.pages.slice(last + 1).map(({ label }) => label);
};

const waitingForms = (plan: Plan, entries: readonly Entry[]): readonly WaitingForm[] => {
  const closed = new Set(
    entries.filter((e) => e.kind === 'settled' || e.kind === 'cancelled').map(key),
  );
  const told = new Set(
    entries.flatMap((e) => ('message' in e && e.kind !== 'sent' ? e.message : [])),
  );
  // The page says nothing of a message that asks before that has come: whoever has it answers by its link.
  const underWay = new Set(
    entries.flatMap((e) => (e.kind === 'sent' && !told.has(e.message) ? e.step : [])),
  );
  return entries
    .filter((e): e is Entry & TaskOpenedFact => e.kind === 'opened')
    .filter((e) => e.type === 'form' && e.by.includes('candidate') && !closed.has(key(e)))
    .filter(({ task }) => !underWay.has(requestStepOf(task)))
    .map(({ task, round, title, deadline }) => ({
      task,
      round,
      title,
      deadline,
      ...markOf(plan, deadline, task),
    }));
};

const key = ({ task, round }: { readonly task: string; readonly round: number }): string =>
  `${round} ${task}`;
