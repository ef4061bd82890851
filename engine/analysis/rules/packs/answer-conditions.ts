import type { Behaviour, Choice, UserTask } from '../../../behaviour/behaviour.ts';
import { holdsStep, linesOf, mapLines, mapTerm, termsOf } from '../../../behaviour/traverse.ts';
import { identifierOf } from '../../../expression/identifier.ts';
import { atomsOf, conditionOf } from '../../cases/guard.ts';
import type { GuardCase, ValuationEntry } from '../../cases/split-cases.ts';
import { explore } from '../../exploration/explore.ts';
import { tellsCandidate } from '../decision.ts';
import type { AnswerWindowParams } from './answer-window.ts';
import { withoutHandlers } from './pack-check.ts';

// A condition over what is known before an offer may decide whether its answer is asked for here or given elsewhere. What comes of a task
// behind the offer decides nothing of the kind: it lets the time that was given pass unused.

/** The steps of the tasks that are settled behind such a message on some path; none where no condition reads what comes of a task. */
export function tasksBehind(
  { message, as }: AnswerWindowParams,
  guardCase: GuardCase,
): ReadonlySet<string> {
  const read = readIn(guardCase);
  if (read.size === 0) return new Set();
  const isRead = ({ step }: UserTask): boolean => read.has(step) || read.has(identifierOf(step));
  const found = explore<boolean, string>(withoutHandlers(guardCase), {
    start: false,
    observes: {
      send: (send) => tellsCandidate(send, message) && send.moments[as] !== undefined,
      task: isRead,
    },
    judges: { task: isRead },
    step: (isTold, { what }) => isTold || what === 'sent',
    check: (event, { state: isTold }) =>
      isTold && event.what === 'closed' ? [event.task.step] : [],
  });
  return new Set(found);
}

/** The tasks on which a case depends: steps of which it assumes something, and names that a condition reads which is left in it. */
const readIn = ({ valuation, behaviour }: GuardCase): ReadonlySet<string> =>
  new Set([
    ...valuation.flatMap((entry) => ('step' in entry ? [entry.step] : [])),
    ...linesOf(behaviour)
      .flatMap(termsOf)
      .flatMap((term) => (term.term === 'choice' ? ownersOf(term) : []))
      .filter((owner) => owner !== 'case'),
  ]);

/** Whether two cases of the guards are the same but for the outcomes of these tasks. */
export const isAlike = (one: GuardCase, another: GuardCase, behind: ReadonlySet<string>): boolean =>
  keyOf(one, behind) === keyOf(another, behind);

const keyOf = ({ valuation }: GuardCase, behind: ReadonlySet<string>): string => {
  const isKnownBefore = (entry: ValuationEntry): boolean =>
    !('step' in entry && behind.has(entry.step));
  return JSON.stringify(valuation.filter(isKnownBefore));
};

/** A case in which the conditions that are known before lead to one of these tasks, wherever they can. */
export function withoutOtherWays(
  guardCase: GuardCase,
  tasks: readonly UserTask[],
  behind: ReadonlySet<string>,
): GuardCase {
  const steps = tasks.map(({ step }) => step);
  const names = new Set([...behind].map(identifierOf));
  const narrowed = (term: Behaviour): Behaviour => {
    if (term.term !== 'choice' || ownersOf(term).some((owner) => names.has(owner))) return term;
    const branches = term.branches.filter(({ behaviour }) => holdsStep(behaviour, ...steps));
    return branches.length === 0 ? term : { ...term, branches };
  };
  return {
    ...guardCase,
    behaviour: mapLines(guardCase.behaviour, (line) => mapTerm(line, narrowed)),
  };
}

/** `case`, and the names of the steps of which the conditions of a choice read. */
const ownersOf = ({ branches }: Choice): readonly string[] =>
  branches.flatMap(({ when }) =>
    when === undefined ? [] : atomsOf(conditionOf(when)).flatMap(({ term }) => term.owners),
  );
