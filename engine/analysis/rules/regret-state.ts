import type { UserTask } from '../../behaviour/behaviour.ts';
import { isSilence } from '../exploration/monitor.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { asksCandidate, isDecision } from './decision.ts';
import type { FactChoices } from './fact-choices.ts';
import { type Grounds, isReportInFavour } from './grounds.ts';

/** What has been said and chosen before a regret, on a path. */
export interface RegretState {
  /** People of the house have decided, or have reported something by which they decide. */
  readonly asked: boolean;
  /** Who said no, or reported so, and was not overruled: there may be a reason besides the facts. Of those that no condition reads, the last. */
  readonly doubts: readonly string[];
  /** Approvals that have opened since somebody last doubted or was silent. */
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
  if (event.what === 'opened') return stateAfterOpening(state, event.task);
  return event.what === 'closed' && !isReportInFavour(event, [whole.grounds])
    ? stateAfterAnswer(state, event, whole)
    : state;
}

function stateAfterAnswer(
  state: RegretState,
  event: { readonly task: UserTask; readonly outcome: string },
  { grounds, facts }: WhatDecides,
): RegretState {
  const { task, outcome } = event;
  const isSilent = isSilence(outcome);
  if (asksCandidate(task)) return isSilent ? state : stateAfterChoice(state, task.step, facts);
  const { quiet: _quiet, apart, ...others } = stateAfterTask(state, event, grounds);
  if (!isSilent) return others;
  const isQuiet = state.quiet === true || (isDecision(task) && state.doubts.length === 0);
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
const stateAfterOpening = (state: RegretState, task: UserTask): RegretState =>
  isDecision(task) && (state.doubts.length > 0 || state.silent !== undefined)
    ? { ...state, lifting: [...new Set([...state.lifting, task.step])].toSorted() }
    : state;

function stateAfterTask(
  state: RegretState,
  { task, outcome }: { readonly task: UserTask; readonly outcome: string },
  grounds: Grounds,
): RegretState {
  if (!isDecision(task)) return isSilence(outcome) ? state : doubtedBy(task.step, state, grounds);
  const said = isSilence(outcome) ? task.silent.as : outcome;
  if (said === undefined) return { ...state, asked: true, silent: task.step, lifting: [] };
  return said === 'approved'
    ? approvedBy(task.step, state, grounds)
    : doubtedBy(task.step, state, grounds);
}

const doubtedBy = (step: string, state: RegretState, { read }: Grounds): RegretState => ({
  ...state,
  asked: true,
  doubts: [...new Set([...state.doubts.filter((one) => read.has(one)), step])].toSorted(),
  lifting: [],
});

/**
 * A yes lifts what was said before it was asked for; but not a no that a condition reads, where it was asked for whatever that one said.
 */
function approvedBy(step: string, state: RegretState, { read }: Grounds): RegretState {
  if (!state.lifting.includes(step)) return { ...state, asked: true, approved: step };
  const { silent: _lifted, ...others } = state;
  const doubts = state.doubts.filter((one) => read.get(one)?.has(step) === false);
  return { ...others, asked: true, approved: step, doubts, lifting: [] };
}
