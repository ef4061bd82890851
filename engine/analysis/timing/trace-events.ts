import { seatsNeeded } from '../../people/seats.ts';
import type { Choice, EndEvent, Send, UserTask } from '../../behaviour/behaviour.ts';
import type { CounterexampleEvent } from '../finding/finding.ts';
import type { Who } from '../../model/base.ts';

// What takes a step to its end, in the words of a counterexample.

/** A message has been accepted by the mail server, refused for good, or dropped while it was under way. */
export const deliveryEvent = (
  { template, to }: Send,
  what: 'told' | 'undelivered' | 'dropped',
): CounterexampleEvent => ({ what, template, to: nameOf(to) });

/** The mail that asks has reached those of the first window. */
export const askedEvent = ({ windows }: UserTask): CounterexampleEvent => ({
  what: 'asked',
  of: namesAsked(windows[0]),
});

/** The mail that asks has been refused for good. */
export const refusedRequestEvent = ({ windows }: UserTask): CounterexampleEvent => ({
  what: 'undelivered',
  template: 'request',
  to: namesAsked(windows[0]).join(', '),
});

/** Somebody has answered while a window was open; the last one, unless another is meant. */
export const answeredEvent = (
  task: UserTask,
  outcome: string,
  window = task.windows.length - 1,
): CounterexampleEvent => ({ what: 'answered', outcome, by: deciders(task, outcome, window) });

/** Those who are asked first answer as soon as they are. */
export const answeredAtOnceEvent = (task: UserTask, outcome: string): CounterexampleEvent => ({
  what: 'answered',
  outcome,
  by: deciders(task, outcome, 0),
  atOnce: true,
});

/**
 * Who has to answer so that a task comes to an outcome while a window is open: its level alone, or of the first window as many seats
 * as it takes.
 */
function deciders({ windows, need, type }: UserTask, outcome: string, window: number) {
  const seats = namesAsked(windows[window]);
  if (window > 0 || type !== 'decision') return seats.slice(0, 1);
  const yes = seatsNeeded(need, seats.length);
  return seats.slice(0, outcome === 'rejected' ? seats.length - yes + 1 : yes);
}

/** Everyone who was asked has let their time pass. */
export const silenceEvent = ({ windows, silent: { as } }: UserTask): CounterexampleEvent => ({
  what: 'silent',
  ...(as === undefined ? {} : { as }),
  who: [...new Set(windows.flatMap(namesAsked))],
});

export const choiceEvent = ({ label, when }: Choice['branches'][number]): CounterexampleEvent => ({
  what: 'chosen',
  branch: label,
  ...(when && { when: when.cel }),
});

export const endingEvent = ({ outcome }: EndEvent): CounterexampleEvent => ({
  what: 'ended',
  outcome,
});

const namesAsked = (window: UserTask['windows'][number] | undefined): readonly string[] =>
  (window?.to ?? []).map(nameOf);

/** A role, a person's id, or the text of the expression that names somebody. */
export const nameOf = (who: Who): string => (typeof who === 'string' ? who : who.cel);

/** Whether such a name is that of a role, or a person's id; anything else is an expression. */
export const isName = (who: string): boolean => /^[a-z][a-z0-9-]*$/.test(who);
