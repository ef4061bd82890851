import type { UserTask } from '../../behaviour/behaviour.ts';
import { isSilence } from '../exploration/monitor.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { asksCandidate, isApprovalApart, isDecision } from './decision.ts';
import type { FactChoices } from './fact-choices.ts';
import { type Grounds, isReportInFavour } from './grounds.ts';
import { type StandingDoubts, withDoubt, withOpened, withoutOverruled } from './standing-doubts.ts';

/** What has been said and chosen before a regret, on a path. */
export interface RegretState {
  /** People of the house have decided, or have reported something by which they decide. */
  readonly asked: boolean;
  /** There may be a reason besides the facts. */
  readonly doubts: StandingDoubts;
  /** Approvals that have opened since somebody was last silent. */
  readonly lifting: readonly string[];
  /** The last decision that nobody has answered, where that counts as no outcome, and that no yes has lifted. */
  readonly silent?: string;
  /** The last approval that was given. */
  readonly approved?: string;
  /** The last choice that facts have made. */
  readonly factChoice?: string;
  /** Nobody has said anything since a decision was not answered, whatever that counts as, and no doubt stood before. */
  readonly quiet?: boolean;
  /** The last choice that facts have made since then, where it matters. */
  readonly apart?: string;
}

/** On what a regret of a flow may rest, and what facts choose in it. */
export interface WhatDecides {
  readonly grounds: Grounds;
  readonly facts: FactChoices;
}

/** The state behind an event. */
export function stateAfter(
  state: RegretState,
  event: ObservedEvent,
  whole: WhatDecides,
): RegretState {
  if (event.what === 'chosen') return stateAfterChoice(state, event.choice.step, whole.facts);
  if (event.what === 'handled') return withoutFacts(state);
  if (event.what === 'opened') return stateAfterOpening(state, event.task, whole.grounds);
  return event.what === 'closed' ? stateAfterClosing(state, event, whole) : state;
}

function stateAfterClosing(
  state: RegretState,
  event: { readonly task: UserTask; readonly outcome: string },
  { grounds, facts }: WhatDecides,
): RegretState {
  const { task, outcome } = event;
  // A step under a condition bears its name.
  if (asksCandidate(task) || (isApprovalApart(task) && facts.all.has(task.step)))
    return isSilence(outcome) ? state : stateAfterChoice(state, task.step, facts);
  return isReportInFavour(event, [grounds]) ? state : stateAfterAnswer(state, event);
}

function stateAfterAnswer(
  state: RegretState,
  event: { readonly task: UserTask; readonly outcome: string },
): RegretState {
  const { quiet: _quiet, apart, ...others } = stateAfterTask(state, event);
  if (!isSilence(event.outcome)) return others;
  const isQuiet =
    state.quiet === true || (isDecision(event.task) && Object.keys(state.doubts).length === 0);
  return {
    ...others,
    ...(isQuiet && { quiet: true }),
    ...(apart !== undefined && { apart }),
  };
}

/** What the candidate brings about, such as a withdrawal, no facts have decided. */
const withoutFacts = ({
  factChoice: _choice,
  apart: _apart,
  ...others
}: RegretState): RegretState => others;

function stateAfterChoice(state: RegretState, step: string, facts: FactChoices): RegretState {
  if (!state.asked) return { ...state, factChoice: step };
  return state.quiet === true && facts.differing.has(step) ? { ...state, apart: step } : state;
}

/** Its yes would lift what was said before it. */
function stateAfterOpening(
  state: RegretState,
  task: UserTask,
  { overrules }: Grounds,
): RegretState {
  if (!isDecision(task)) return state;
  const doubts = withOpened(state.doubts, task.step, overrules);
  return state.silent === undefined
    ? { ...state, doubts }
    : { ...state, doubts, lifting: [...new Set([...state.lifting, task.step])].toSorted() };
}

function stateAfterTask(
  state: RegretState,
  { task, outcome }: { readonly task: UserTask; readonly outcome: string },
): RegretState {
  if (!isDecision(task)) return isSilence(outcome) ? state : doubtedBy(task.step, state);
  const said = isSilence(outcome) ? task.silent.as : outcome;
  if (said === undefined) return { ...state, asked: true, silent: task.step, lifting: [] };
  return said === 'approved' ? approvedBy(task.step, state) : doubtedBy(task.step, state);
}

const doubtedBy = (step: string, state: RegretState): RegretState => ({
  ...state,
  asked: true,
  doubts: withDoubt(state.doubts, step),
});

function approvedBy(step: string, { silent, ...state }: RegretState): RegretState {
  const isLifted = state.lifting.includes(step);
  return {
    ...state,
    asked: true,
    approved: step,
    doubts: withoutOverruled(state.doubts, step),
    ...(silent !== undefined && !isLifted && { silent }),
    lifting: isLifted ? [] : state.lifting,
  };
}
