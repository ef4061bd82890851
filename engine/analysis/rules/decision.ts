import type { Behaviour, FlowBehaviour, Send, UserTask } from '../../behaviour/behaviour.ts';
import { holdsStep, linesOf, sendsOf, tasksIn, termsOf } from '../../behaviour/traverse.ts';
import { isAnswer, isOutcome, type MessageClass } from '../../model/message.ts';
import type { Alphabet, Monitor } from '../exploration/monitor.ts';

/** Whether people of the house decide about the result in it: nobody approves their own offer, on whatever escalation level. */
export const isDecision = (task: UserTask): boolean =>
  isApproval(task) && (task.about === undefined || task.about.of === 'decision');

/** Whether people of the house approve something else in it: a wording, or a step that has run. */
export const isApprovalApart = (task: UserTask): boolean => isApproval(task) && !isDecision(task);

const isApproval = (task: UserTask): boolean => task.type === 'decision' && !asksCandidate(task);

/** Whether the system gives it, wherever a message could not be delivered: it decides nothing that the flow is about. */
export const isOfSystem = ({ step }: UserTask): boolean => step.startsWith('system.');

/** Whether a flow gives it to people of the house. */
export const isOfHouse = (task: UserTask): boolean => !asksCandidate(task) && !isOfSystem(task);

/** Whether any of its windows asks the candidate. */
export const asksCandidate = ({ windows }: UserTask): boolean =>
  windows.some(({ to }) => to.includes('candidate'));

/** Whether it tells the candidate, in one of these classes. */
export const tellsCandidate = (
  { to, class: c }: Send,
  ...classes: readonly MessageClass[]
): boolean => to === 'candidate' && classes.includes(c);

/** One message alone, for an alphabet. */
export const messageOf = (step: string): Pick<Alphabet, 'send'> => ({
  send: (send) => send.step === step,
});

/** Whether it tells the candidate what was decided. */
export const tellsOutcome = ({ to, class: c }: Send): boolean => to === 'candidate' && isOutcome(c);

/** What most rules look at: what is decided, and what the candidate is told of it. */
export const decisionsAndAnswers: Pick<Monitor<never>, 'observes'> = {
  observes: {
    send: (send) =>
      send.to === 'candidate' && (isAnswer(send.class) || send.class === 'correction'),
    task: isDecision,
  },
};

/** The steps on these lines that tell the candidate in one of these classes. */
export const stepsThatTell = (
  lines: readonly Behaviour[],
  ...classes: readonly MessageClass[]
): readonly string[] => {
  const sends = lines.flatMap(sendsOf).filter((send) => tellsCandidate(send, ...classes));
  return [...new Set(sends.map(({ step }) => step))];
};

/** The tasks of a flow, each once: a handler of undeliverable messages stands in many places. */
export const tasksOf = (flow: FlowBehaviour): readonly UserTask[] => [
  ...new Map(
    linesOf(flow)
      .flatMap(tasksIn)
      .map((task) => [task.step, task] as const),
  ).values(),
];

/** The decisions of a flow, each once. */
export const decisionsIn = (flow: FlowBehaviour): readonly UserTask[] =>
  tasksOf(flow).filter(isDecision);

/** What a flow carries out beside its lines. */
export const branchesOf = (flow: FlowBehaviour): readonly Behaviour[] =>
  linesOf(flow)
    .flatMap((line) => termsOf(line))
    .flatMap((term) => (term.term === 'fork' ? [term.behaviour] : []));

/** What to look at for one step, of everything that is decided beside it one decision at a time. */
export const withParallelDecisions = (
  flow: FlowBehaviour,
  step: string,
): readonly (readonly string[])[] => [
  [step],
  ...parallelDecisions(flow, step).map((decision) => [step, decision]),
];

/**
 * The decisions of a flow that are made beside a step: in a branch or a backstop that does not hold it, or where a message for which no line
 * waits cannot be delivered.
 */
function parallelDecisions(flow: FlowBehaviour, step: string): readonly string[] {
  const undelivered = linesOf(flow)
    .flatMap(sendsOf)
    .flatMap((send) => (send.holds ? [] : [send.undelivered]));
  const backstops = flow.backstops.map(({ behaviour }) => behaviour);
  const beside = [...branchesOf(flow), ...undelivered, ...backstops];
  const decisions = beside
    .filter((behaviour) => !holdsStep(behaviour, step))
    .flatMap(tasksIn)
    .filter(isDecision);
  return [...new Set(decisions.map((task) => task.step))];
}
