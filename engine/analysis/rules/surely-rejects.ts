import type { Behaviour, Branch } from '../../behaviour/behaviour.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import { tellsCandidate } from './decision.ts';

/** Whether a behaviour tells a no whatever happens in it. */
export const surelyRejects = (behaviour: Behaviour): boolean => visit(rejects, behaviour);

const no = (): boolean => false;

const all = (branches: readonly Pick<Branch, 'behaviour'>[]): boolean =>
  branches.length > 0 && branches.every(({ behaviour }) => surelyRejects(behaviour));

const rejects: Visitor<boolean> = {
  pass: no,
  delay: no,
  show: no,
  fork: no,
  end: no,
  send: (send) => tellsCandidate(send, 'regret'),
  sequence: ({ of }) => of.some(surelyRejects),
  task: ({ answers, silent }) => all([...answers, silent]),
  choice: ({ branches }) => all(branches),
};
