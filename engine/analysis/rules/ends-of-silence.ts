import type { FlowBehaviour, UserTask } from '../../behaviour/behaviour.ts';
import { linesOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import { type Alphabet, isSilence } from '../exploration/monitor.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import type { Finding } from '../finding/finding.ts';
import { decisionsIn, isDecision, stepsThatTell, tellsCandidate } from './decision.ts';
import { factChoicesOf } from './fact-choices.ts';
import { groundsOf, isReportInFavour } from './grounds.ts';
import { isLasting, type Overrules, overrulesOf } from './overrules.ts';
import { type StandingDoubts, withDoubt, withOpened, withoutOverruled } from './standing-doubts.ts';

/** How a case ends in which nobody of the house says no, or reports what decides. */
export interface EndOfSilence extends Pick<Finding, 'maybe' | 'path'> {
  /** The ways that facts have chosen. */
  readonly facts: Ways;
  /** What decisions have come to: `approved` or `silent`. */
  readonly said: Ways;
  /** The last decision that nobody has answered; none where somebody has said yes since. */
  readonly after?: string;
  /** The regret that is told; none where the case ends without one. */
  readonly told?: string;
}

/** By step. */
export type Ways = Readonly<Record<string, string>>;

/** The ends of a flow that nobody's no has brought about. What facts choose behind silence is another finding, and stays out. */
export const endsOfSilence = (guardCases: readonly GuardCase[]): readonly EndOfSilence[] =>
  distinct(guardCases.flatMap(endsInCase));

/** Each once, the most certain. */
function distinct(ends: readonly EndOfSilence[]): readonly EndOfSilence[] {
  const found = new Map<string, EndOfSilence>();
  for (const end of ends) {
    const { maybe, path: _path, ...what } = end;
    const key = JSON.stringify(what);
    if (maybe === undefined || !found.has(key)) found.set(key, end);
  }
  return [...found.values()];
}

function endsInCase(guardCase: GuardCase): readonly EndOfSilence[] {
  const grounds = regretsOf(guardCase.whole).map((regret) => groundsOf(guardCase, regret));
  const overrules = overrulesOf(guardCase.whole);
  const approvals = decisionsIn(guardCase.whole).map(({ step }) => step);
  const judges = {
    send: (send) => tellsCandidate(send, 'regret'),
    task: (task) => isDecision(task) || grounds.some(({ reports }) => reports.has(task.step)),
    choice: ({ step }) => factChoicesOf(guardCase.whole).differing.has(step),
  } satisfies Alphabet;
  return explore<SilenceState, EndOfSilence>(guardCase, {
    start: { facts: {}, said: {}, doubts: {} },
    observes: { ...judges, end: () => true },
    judges,
    isSettled: ({ isHandled, doubts }) =>
      isHandled === true || Object.keys(doubts).some((one) => isLasting(one, approvals, overrules)),
    step: (state, event) =>
      event.what === 'closed' && isReportInFavour(event, grounds)
        ? state
        : stateAfter(state, event, overrules),
    check: () => [],
    checkOver: ({ state, maybe }) => endIn(state).map((end) => ({ ...end, ...maybe })),
  });
}

/** The steps of a flow that tell a no. */
export const regretsOf = (flow: FlowBehaviour): readonly string[] =>
  stepsThatTell(linesOf(flow), 'regret');

interface SilenceState extends Omit<EndOfSilence, 'maybe' | 'path'> {
  readonly doubts: StandingDoubts;
  /** Facts have chosen since nobody has answered. */
  readonly isApart?: true;
  readonly isHandled?: true;
}

function endIn({
  facts,
  said,
  after,
  told,
  doubts,
  ...others
}: SilenceState): readonly EndOfSilence[] {
  if (Object.keys(doubts).length > 0 || others.isApart === true) return [];
  if (told !== undefined && after === undefined) return [];
  return [
    { facts, said, ...(after !== undefined && { after }), ...(told !== undefined && { told }) },
  ];
}

function stateAfter(state: SilenceState, event: ObservedEvent, overrules: Overrules): SilenceState {
  // The first word counts, and what the candidate brings about is theirs.
  if (state.told !== undefined || state.isHandled === true) return state;
  if (event.what === 'handled') return { ...state, isHandled: true };
  if (event.what === 'sent') return { ...state, told: event.send.template };
  if (event.what === 'chosen')
    return {
      ...state,
      facts: withWay(state.facts, event.choice.step, event.branch),
      ...(state.after !== undefined && { isApart: true }),
    };
  if (event.what === 'opened') return stateAfterOpening(state, event.task, overrules);
  return event.what === 'closed' ? stateAfterTask(state, event) : state;
}

/** Its yes would lift what was said before it. */
const stateAfterOpening = (
  state: SilenceState,
  task: UserTask,
  overrules: Overrules,
): SilenceState =>
  isDecision(task) ? { ...state, doubts: withOpened(state.doubts, task.step, overrules) } : state;

function stateAfterTask(
  { doubts, ...state }: SilenceState,
  { task, outcome }: { readonly task: UserTask; readonly outcome: string },
): SilenceState {
  if (isSilence(outcome))
    return isDecision(task)
      ? { ...state, doubts, said: withWay(state.said, task.step, 'silent'), after: task.step }
      : { ...state, doubts };
  if (!isDecision(task) || outcome !== 'approved')
    return { ...state, doubts: withDoubt(doubts, task.step) };
  const { after: _after, isApart: _isApart, ...others } = state;
  return {
    ...others,
    doubts: withoutOverruled(doubts, task.step),
    said: withWay(state.said, task.step, outcome),
  };
}

/** In one order, so that the same ways are the same state. */
const withWay = (ways: Ways, step: string, way: string): Ways =>
  Object.fromEntries(
    Object.entries({ ...ways, [step]: way }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
