import { withTree } from '../../../engine/expression/check/with-trees.ts';
import { awaitsAcceptance, type MessageClass } from '../../../engine/model/message.ts';
import {
  type Choice,
  type Branch,
  type Send,
  pass,
  type UserTask,
  type Behaviour,
  type FlowBehaviour,
} from '../../../engine/behaviour/behaviour.ts';

/** Behaviours in short, for tests of analyses. */
export const flowOf = (...of: readonly Behaviour[]): FlowBehaviour => ({
  main: sequence(...of, endEvent('completed')),
  on: {},
  backstops: [],
});

export const sequence = (...of: readonly Behaviour[]): Behaviour => ({ term: 'sequence', of });

export const endEvent = (outcome: string): Behaviour => ({
  term: 'end',
  step: outcome,
  outcome,
  beside: 'finish',
});

/** Leaves a mark on the path. */
export const mark = (step: string): Behaviour => ({ term: 'show', step, label: step });

export const when = (step: string, cel: string, ...of: readonly Behaviour[]): Choice =>
  choose(step, { [cel]: sequence(...of) }, pass);

/** The first branch whose guard holds, else the last. */
export const choose = (
  step: string,
  branches: Readonly<Record<string, Behaviour>>,
  otherwise: Behaviour,
): Choice => ({
  term: 'choice',
  step,
  branches: [
    ...Object.entries(branches).map(([cel, behaviour], index) => ({
      label: `${index + 1}`,
      when: withTree({ cel }),
      behaviour,
    })),
    { label: 'else', behaviour: otherwise },
  ],
});

/** A decision, with a branch for each answer and for silence. */
export const userTask = (
  step: string,
  branches: Readonly<Record<string, Behaviour>>,
  more: Partial<UserTask> = {},
): UserTask => ({
  term: 'task',
  step,
  type: 'decision',
  title: step,
  windows: [{ to: ['boss'], within: { ms: 1 } }],
  reminds: false,
  need: { seats: 1 },
  answers: Object.entries(branches).flatMap(([label, behaviour]): readonly Branch[] =>
    label === 'silent' ? [] : [{ label, behaviour }],
  ),
  silent: { behaviour: branches['silent'] ?? pass },
  ...more,
});

/** A message to the candidate, from the template of the same name as its class unless another is given. */
export const tell = (step: string, messageClass: MessageClass, more: Partial<Send> = {}): Send => ({
  term: 'send',
  step,
  template: messageClass,
  class: messageClass,
  to: 'candidate',
  holds: awaitsAcceptance(messageClass),
  tries: { ms: 86_400_000 },
  moments: {},
  undelivered: pass,
  ...more,
});

export const fork = (...of: readonly Behaviour[]): Behaviour => ({
  term: 'fork',
  step: 'meanwhile',
  behaviour: sequence(...of),
  how: 'awaited',
});

export const wait: Behaviour = { term: 'delay', step: 'wait', length: { ms: 1 } };
