import { holdsLine, type MessageClass } from '../../../engine/model/message.ts';
import {
  type Alt,
  type Arm,
  type Emit,
  pass,
  type Race,
  type Shape,
  type FlowShape,
} from '../../../engine/behaviour/behaviour.ts';

/** Shapes in short, for tests of what folds over them. */
export const flowOf = (...of: readonly Shape[]): FlowShape => ({
  main: seq(...of, exit('completed')),
  on: {},
  backstops: [],
});

export const seq = (...of: readonly Shape[]): Shape => ({ term: 'seq', of });

export const exit = (outcome: string): Shape => ({
  term: 'exit',
  step: outcome,
  outcome,
  beside: 'finish',
});

/** Leaves a mark on the path. */
export const mark = (step: string): Shape => ({ term: 'show', step, label: step });

export const when = (step: string, cel: string, ...of: readonly Shape[]): Alt =>
  choose(step, { [cel]: seq(...of) }, pass);

/** The first arm whose condition holds, else the last. */
export const choose = (
  step: string,
  arms: Readonly<Record<string, Shape>>,
  otherwise: Shape,
): Alt => ({
  term: 'alt',
  step,
  arms: [
    ...Object.entries(arms).map(([cel, shape], index) => ({
      label: `${index + 1}`,
      when: { cel },
      shape,
    })),
    { label: 'else', shape: otherwise },
  ],
});

/** A decision, with an arm for each answer and for silence. */
export const race = (
  step: string,
  arms: Readonly<Record<string, Shape>>,
  more: Partial<Race> = {},
): Race => ({
  term: 'race',
  step,
  type: 'decision',
  title: step,
  windows: [{ to: ['boss'], within: { ms: 1 } }],
  reminds: false,
  need: { seats: 1 },
  answers: Object.entries(arms).flatMap(([label, shape]): readonly Arm[] =>
    label === 'silent' ? [] : [{ label, shape }],
  ),
  silent: { shape: arms['silent'] ?? pass },
  ...more,
});

/** A message to the candidate, from the template of the same name as its class unless another is given. */
export const tell = (step: string, messageClass: MessageClass, more: Partial<Emit> = {}): Emit => ({
  term: 'emit',
  step,
  template: messageClass,
  class: messageClass,
  to: 'candidate',
  holds: holdsLine(messageClass),
  moments: {},
  undelivered: pass,
  ...more,
});

export const beside = (...of: readonly Shape[]): Shape => ({
  term: 'beside',
  step: 'meanwhile',
  shape: seq(...of),
  how: 'awaited',
});

export const wait: Shape = { term: 'delay', step: 'wait', length: { ms: 1 } };
