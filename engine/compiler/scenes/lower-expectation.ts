import type { Duration } from '../../model/base.ts';
import type { Expectation, TimeExpectation } from '../../simulation/scene.ts';
import type { Point } from '../../simulation/script.ts';
import type { ValuePath } from '../source/source.ts';
import type { WrittenExpectation, WrittenPage, WrittenWhen } from './written-scenes.ts';

/** Readers of texts that have been checked. */
export interface SceneLowering {
  readonly duration: (text: string) => Duration;
  readonly point: (text: string) => Point;
  readonly line: (path: ValuePath) => number;
}

/** Lowers an expectation without errors. */
export function lowerExpectation(one: WrittenExpectation, lowering: SceneLowering): Expectation {
  if ('page' in one) return lowerPage(one, lowering);
  if ('silence' in one)
    return { kind: 'silence', who: one.silence, atMost: lowering.duration(one.atMost) };
  if ('never' in one) return { kind: 'never', never: one.never };
  if ('decisions' in one) return { kind: 'decisions', task: one.decisions, are: one.are };
  if ('promise' in one)
    return { kind: 'promise', promise: one.promise - 1, kept: one.is === 'kept' };
  if ('undelivered' in one)
    return {
      kind: 'undelivered',
      message: one.undelivered,
      ...(one.to === undefined ? {} : { to: one.to }),
    };
  const when = lowerWhen(one, lowering);
  if ('task' in one) return { kind: 'task', task: one.task, is: one.is, ...when };
  if ('outcome' in one) return { kind: 'outcome', outcome: one.outcome, ...when };
  return { ...lowerMessage(one), ...when };
}

const lowerMessage = ({
  message,
  to,
  class: messageClass,
  times,
  order,
}: Extract<WrittenExpectation, { message: string }>): Expectation => ({
  kind: 'message',
  message,
  anyOrder: order === 'any',
  ...(to === undefined ? {} : { to }),
  ...(messageClass === undefined ? {} : { class: messageClass }),
  ...(times === undefined ? {} : { times }),
});

const lowerWhen = (
  { at, within, since }: WrittenWhen,
  lowering: SceneLowering,
): TimeExpectation => ({
  ...(at === undefined ? {} : { at: lowering.point(at) }),
  ...(within === undefined ? {} : { within: lowering.duration(within) }),
  ...(since === undefined ? {} : { since }),
});

const lowerPage = (
  { page, at, done, follows, told }: WrittenPage,
  lowering: SceneLowering,
): Expectation => ({
  kind: 'page',
  current: page,
  ...(at === undefined ? {} : { at: lowering.point(at) }),
  ...(done === undefined ? {} : { done }),
  ...(follows === undefined ? {} : { follows }),
  ...(told === undefined ? {} : { told }),
});
