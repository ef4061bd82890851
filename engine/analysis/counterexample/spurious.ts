import {
  type Behaviour,
  type FlowBehaviour,
  pass,
  type UserTask,
} from '../../behaviour/behaviour.ts';
import { sendsOf, termsOf, toldAtWindows } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { type Calendars, deadline } from '../../time/deadline.ts';
import type { BoundedResponse } from '../timing/bounded-response.ts';
import type { Obligation } from '../timing/obligation.ts';
import { isName } from '../timing/trace-events.ts';
import type { Instant } from '../../model/base.ts';
import type { TimingContext } from '../timing/worst-case.ts';
import { type CounterexampleResult, findViolations } from './counterexample.ts';
import type { Imprecision, Counterexample, CounterexampleRow } from '../finding/finding.ts';

/** A run without a response, and whether it may be spurious. */
export interface ViolationExample {
  readonly counterexample?: CounterexampleResult;
  readonly maybe?: Imprecision;
}

/** The first run without a response that certainly happens, counted from an instant; else the first of all. */
export function violationExample(
  property: BoundedResponse,
  guardCase: GuardCase,
  from: Instant,
  timing: TimingContext,
): ViolationExample {
  const found = findViolations(guardCase.behaviour, property, from, timing);
  const judged = found.map((counterexample) => ({
    counterexample,
    ...imprecisionOf(counterexample, property, guardCase, timing),
  }));
  const certain = judged.find((one) => !('maybe' in one)) ?? judged[0];
  return certain ?? { maybe: 'reach' };
}

/** Why a finding may be a false alarm; nothing when its counterexample can certainly happen. */
export function imprecisionOf(
  counterexample: CounterexampleResult | undefined,
  property: BoundedResponse,
  { behaviour, undecided }: GuardCase,
  { calendars }: TimingContext,
): { readonly maybe?: Imprecision } {
  if (!isWholeRun(counterexample)) return { maybe: 'reach' };
  const { example } = counterexample;
  const concurrent = concurrentBehaviours(behaviour, counterexample, calendars);
  if (
    isCutOff(counterexample) ||
    concurrent.some((one) => mayInterfere(one, property, counterexample)) ||
    mayBeReceipted(example, behaviour, property) ||
    mayBeToldAtWindow(example, behaviour, property)
  )
    return { maybe: 'beside' };
  if (example.rows.some((row) => isUndecidedChoice(row, undecided))) return { maybe: 'condition' };
  return example.rows.some(isAnsweredByExpression) ? { maybe: 'people' } : {};
}

/** Whether the run is known from the start of the case to the response: when that is not its last event, something else brings it. */
const isWholeRun = (
  counterexample: CounterexampleResult | undefined,
): counterexample is CounterexampleResult =>
  counterexample?.prefix !== undefined &&
  counterexample.example.rows.at(-1)?.at === counterexample.at;

const isCutOff = ({ violation, cutByEnd }: CounterexampleResult): boolean =>
  cutByEnd || violation?.concurrent === true;

const isUndecidedChoice = (
  { step, happens }: CounterexampleRow,
  undecided: ReadonlySet<string>,
): boolean => happens.what === 'chosen' && undecided.has(step);

const isAnsweredByExpression = ({ happens }: CounterexampleRow): boolean =>
  happens.what === 'answered' && happens.by.some((who) => !isName(who));

/** Whether a parallel branch may end the case, or send a message before the next one of the line, or where none is said to come. */
const mayInterfere = (
  branch: Behaviour,
  { obligation }: BoundedResponse,
  { violation }: CounterexampleResult,
): boolean =>
  termsOf(branch).some((term) =>
    visit(interferes, term, { ...obligation, anyMessage: obligation.anyMessage || !!violation }),
  );

const no = (): boolean => false;

const interferes: Visitor<boolean, [obligation: Obligation]> = {
  pass: no,
  sequence: no,
  delay: no,
  show: no,
  send: (send, { anyMessage, fulfilledBySend }) => anyMessage && fulfilledBySend(send),
  task: (task, { anyMessage, mayBeFulfilledByMailsOf }) =>
    anyMessage && mayBeFulfilledByMailsOf(task),
  choice: no,
  fork: no,
  end: () => true,
};

/** Whether somebody may get a receipt, which is a message as well: whoever answers a form gets one. */
function mayBeReceipted(
  { from, rows }: Counterexample,
  { main }: FlowBehaviour,
  { obligation }: BoundedResponse,
): boolean {
  if (!obligation.anyMessage) return false;
  const answered = new Set(
    rows.flatMap(({ at, step, happens }) =>
      at > from && happens.what === 'answered' ? [step] : [],
    ),
  );
  const isReceipted = (task: UserTask): boolean =>
    task.type === 'form' && obligation.mayBeFulfilledByMailsOf(task) && answered.has(task.step);
  return termsOf(main).some((term) => term.term === 'task' && isReceipted(term));
}

/** Whether a window of a task may have told as it opened: times are proved as if none had. */
const mayBeToldAtWindow = (
  example: Counterexample,
  { main }: FlowBehaviour,
  { obligation }: BoundedResponse,
): boolean =>
  termsUpToEnd(example, main).some(
    (term) =>
      term.term === 'task' && toldAtWindows(term).flatMap(sendsOf).some(obligation.fulfilledBySend),
  );

/** All that the analysis does not follow along the line up to the end of a counterexample. */
const concurrentBehaviours = (
  { main, backstops }: FlowBehaviour,
  { at, example }: CounterexampleResult,
  calendars: Calendars,
): readonly Behaviour[] => [
  // In a counterexample, a moment from which a backstop may count is not before the start of the case.
  ...backstops.flatMap(({ after, behaviour }) =>
    deadline(example.start, after, calendars) > at ? [] : [behaviour],
  ),
  ...termsUpToEnd(example, main).flatMap((term) => visit(startedInParallel, term)),
];

/** The line never jumps: what is written behind the last step of a counterexample has not begun by its end. */
function termsUpToEnd({ rows }: Counterexample, main: Behaviour): readonly Behaviour[] {
  const terms = termsOf(main);
  const last = terms.findLastIndex((term) => 'step' in term && term.step === rows.at(-1)?.step);
  return last < 0 ? terms : terms.slice(0, last + 1);
}

const nothing = (): readonly Behaviour[] => [];

/** The behaviours that a term starts in parallel with the line. A reminder is a parallel message, like the mail that asks. */
const startedInParallel: Visitor<readonly Behaviour[]> = {
  pass: nothing,
  sequence: nothing,
  delay: nothing,
  show: nothing,
  send: ({ holds, undelivered }) => (holds ? [] : [undelivered]),
  task: (task) => (task.reminds ? [{ ...task, answers: [], silent: { behaviour: pass } }] : []),
  choice: nothing,
  fork: ({ behaviour }) => [behaviour],
  end: nothing,
};
