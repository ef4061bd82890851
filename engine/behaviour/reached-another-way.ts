import type { Behaviour, FlowBehaviour, UserTask } from './behaviour.ts';
import { linesOf, sendsOf } from './traverse.ts';
import { visit, type Visitor } from './visitor.ts';

/**
 * Whether the handler of a message that cannot be delivered has somebody reach its recipient another way: the first thing it does is to
 * give a person of the house a task. Whom an expression names is only known from the case, and the candidate cannot reach themselves.
 */
export const isReachedAnotherWay = (undelivered: Behaviour): boolean =>
  visit(asksHouseFirst, undelivered);

/** The messages of a flow whose recipients are reached another way where they cannot be delivered. */
export const stepsReachedAnotherWay = (flow: FlowBehaviour): ReadonlySet<string> =>
  new Set(
    linesOf(flow)
      .flatMap(sendsOf)
      .filter(({ undelivered }) => isReachedAnotherWay(undelivered))
      .map(({ step }) => step),
  );

const no = (): boolean => false;

const asksHouseFirst: Visitor<boolean> = {
  pass: no,
  sequence: ({ of: [first] }) => first !== undefined && isReachedAnotherWay(first),
  delay: no,
  show: no,
  send: no,
  task: (task) => isForHouse(task),
  choice: no,
  fork: no,
  end: no,
};

/** A window that counts from another moment may be over when the task opens: then nobody is asked. */
const isForHouse = ({ windows: [first], since }: UserTask): boolean =>
  since === undefined &&
  first !== undefined &&
  first.to.every((who) => typeof who === 'string' && who !== 'candidate');
