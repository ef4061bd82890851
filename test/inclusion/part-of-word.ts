import type { GuardCase } from '../../engine/analysis/cases/split-cases.ts';
import {
  type ExploredFlow,
  exploredFlowOf,
} from '../../engine/analysis/exploration/explored-flow.ts';
import type { Alphabet, Monitor } from '../../engine/analysis/exploration/monitor.ts';
import type { FlowBehaviour } from '../../engine/behaviour/behaviour.ts';
import { linesOf, sendsOf, tasksIn } from '../../engine/behaviour/traverse.ts';
import type { Choices } from '../conformance/choices.ts';
import type { SoughtWord } from './included.ts';
import type { Letter } from './letters.ts';

/** What a monitor looks at: some messages, some tasks, perhaps with a focus. */
export interface ObservedPart extends Pick<Monitor<never>, 'observes' | 'focus'> {
  readonly named: string;
}

/** A random part of a flow, as a rule might look at it. */
export function randomPart(flow: FlowBehaviour, choices: Choices): ObservedPart {
  const steps = (named: readonly { readonly step: string }[]): readonly string[] =>
    [...new Set(named.map(({ step }) => step))].filter(() => choices.chance(40));
  const sends = steps(linesOf(flow).flatMap(sendsOf));
  const tasks = steps(linesOf(flow).flatMap(tasksIn));
  const [focused] = tasks;
  const hasEnds = choices.chance(30);
  const hasFocus = choices.chance(50) && focused !== undefined;
  // The handler of messages that cannot be delivered stands at many places, some of them beside the focus.
  const observed = hasFocus ? tasks.filter((step) => !step.startsWith('system.')) : tasks;
  return {
    named: JSON.stringify({
      ...(hasEnds && { ends: true }),
      sends,
      tasks: observed,
      ...(hasFocus && { focus: focused }),
    }),
    observes: {
      send: ({ step }) => sends.includes(step),
      task: ({ step }) => observed.includes(step),
      ...(hasEnds && { end: () => true }),
    },
    ...(hasFocus && { focus: [focused] }),
  };
}

/** A flow of which only a part is looked at, and the same part of a word. */
export function partOf(
  guardCase: GuardCase,
  { word }: SoughtWord,
  part: ObservedPart,
): readonly [ExploredFlow, SoughtWord] {
  const explored = exploredFlowOf(guardCase, part);
  const alphabet: Alphabet = part.observes;
  const lines = linesOf(explored.flow);
  const steps = new Set(
    [
      ...lines.flatMap(sendsOf).filter((send) => alphabet.send?.(send)),
      ...lines.flatMap(tasksIn).filter((task) => alphabet.task?.(task)),
    ].map(({ step }) => step),
  );
  const isSilent = (one: Letter): boolean =>
    isUnread(one) || (alphabet.end === undefined && one.text.startsWith('ended'));
  const isKept = (one: Letter): boolean =>
    !isSilent(one) && (one.step === undefined || steps.has(one.step));
  // A handler in which nothing is observed is left out, and with it whatever is behind its event.
  const end = word.findIndex(
    ({ text }) => text.startsWith('event ') && !(text.slice('event '.length) in explored.flow.on),
  );
  return [
    explored,
    {
      word: (end < 0 ? word : word.slice(0, end)).filter(isKept),
      isOver: false,
      alphabet,
      isSilent,
    },
  ];
}

/**
 * Which of several backstops has spoken that wait for the same message does not stand in the journal; and a backstop that only ends the
 * case, which cancels tasks, is left out.
 */
const isUnread = ({ text }: Letter): boolean => /^(backstop|cancelled) /.test(text);
