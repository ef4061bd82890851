import type { ObservedEvent } from '../analysis/finding/observed-event.ts';
import type { Message } from '../model/message.ts';
import type { Task } from '../ports/task-book.ts';
import { dueOfBackstop, latestInstant, type PathBounds } from './latest-instant.ts';
import { answer, bringAbout, isBroughtAbout } from './led-acts.ts';
import { acceptanceOf, type LedCase } from './led-case.ts';

/** How a case is led along a path. */
export interface Leading extends PathBounds {
  readonly path: readonly ObservedEvent[];
  readonly pace: Pace;
}

/** When happens what people and the mail server do. */
export interface Pace {
  /** By the number of an event on the path: as late as it can, so that what else is on the path can still follow; else at once. */
  readonly isLate: (nth: number) => boolean;
  /** Which task of which the path does not tell is answered where the path waits, if any; without it they wait until their time is over. */
  readonly answers?: (open: readonly Task[]) => TaskAnswer | undefined;
  /** Whether nobody does anything until a backstop of the path is due; else it comes when it comes. */
  readonly awaitsBackstops?: boolean;
}

/** An outcome that everybody gives who was asked in a task. */
export interface TaskAnswer {
  readonly task: string;
  readonly outcome: string;
}

/** The messages of which a path tells what becomes of them. */
export function messagesToldOf(path: readonly ObservedEvent[]): (message: Message) => boolean {
  const steps = new Set<string | undefined>(
    path.flatMap((event) => ('send' in event && event.what !== 'sent' ? [event.send.step] : [])),
  );
  const unasked = new Set(
    path.flatMap((event) =>
      event.what === 'closed' && event.outcome === 'unasked' ? [event.task.step] : [],
    ),
  );
  return ({ step, task }) => (task === undefined ? steps.has(step) : unasked.has(task.id));
}

/**
 * Leads a case along a path, and to its end: all that the path tells happens in its order, and what it does not tell is done where the path
 * waits for it. Returns whether the case has gone along it.
 */
export function leadAlong(led: LedCase, leading: Leading): boolean {
  const goesAlong = comesToAll(led, leading);
  return comesToEnd(led, leading) && goesAlong;
}

function comesToAll(led: LedCase, leading: Leading): boolean {
  const wanted = new Map<string, number>();
  for (const [index, event] of leading.path.entries()) {
    if (event.what === 'backstop' && leading.pace.awaitsBackstops === true)
      led.advance(dueOfBackstop(leading.path.slice(index), led, leading.backstops));
    // Pauses are on no record, and a backstop shows by what it does.
    if (event.what === 'waited' || event.what === 'backstop') continue;
    const letter = letterOf(event);
    const count = (wanted.get(letter) ?? 0) + 1;
    wanted.set(letter, count);
    if (!comesTo({ event, letter, count, index }, led, leading)) return false;
  }
  return true;
}

/** An event of a path, and how often such a one must have happened then. */
interface AwaitedEvent {
  readonly event: ObservedEvent;
  readonly letter: string;
  readonly count: number;
  readonly index: number;
}

function comesTo(
  { event, letter, count, index }: AwaitedEvent,
  led: LedCase,
  leading: Leading,
): boolean {
  const behind = leading.path.slice(index);
  const hasHappened = (): boolean =>
    led.course.filter((one) => letterOf(one) === letter).length >= count;
  for (let tries = 0; !hasHappened() && tries < maxTries; tries += 1) {
    if (isBroughtAbout(event))
      led.advance(leading.pace.isLate(index) ? latestInstant(behind, led, leading) : led.now() + 1);
    if (!bringAbout(event, led) && !goesOn(led, leading, event)) return false;
  }
  return hasHappened();
}

const maxTries = 30;
const maxTurns = 300;

/** The same text for events that mean the same in a path and in a case. */
function letterOf(event: ObservedEvent): string {
  if ('send' in event) return `${event.what} ${event.send.step}`;
  if (event.what === 'closed') return `closed ${event.task.step} ${event.outcome}`;
  if ('task' in event) return `${event.what} ${event.task.step}`;
  if (event.what === 'chosen') return `chosen ${event.choice.step} ${event.branch}`;
  if (event.what === 'handled') return `handled ${event.event}`;
  return event.what === 'ended' ? `ended ${event.outcome}` : event.what;
}

/** What the path waits for comes by a task of which it does not tell, the last one first, or by time. */
function goesOn(led: LedCase, leading: Leading, awaited?: ObservedEvent): boolean {
  const before = led.course.length;
  if (awaited === undefined || !comesByTime(awaited, led)) answerAnother(led, leading);
  for (let turns = 0; led.course.length === before && turns < maxTurns; turns += 1) {
    const due = led.due();
    if (due === Infinity) return false;
    led.advance(due);
  }
  return led.course.length > before;
}

/** Whether people have only to stay silent. */
const comesByTime = (event: ObservedEvent, { run }: LedCase): boolean =>
  event.what === 'closed' &&
  event.outcome === 'silent' &&
  run.tasks.some(({ opened }) => opened.task === event.task.step);

function answerAnother(led: LedCase, { path, pace: { answers } }: Leading): void {
  if (answers === undefined) return;
  const told = new Set(path.flatMap((event) => ('task' in event ? [event.task.step] : [])));
  const open = led.run.tasks.filter(
    ({ opened: { task } }) => !told.has(task) && !task.endsWith('/reach'),
  );
  const given = answers(open);
  if (given === undefined) return;
  led.advance(led.now() + 1);
  answer(given.task, given.outcome, led);
}

/** The task that was opened last, by the number of an outcome. */
export const lastBy =
  (index: number): NonNullable<Pace['answers']> =>
  (open) =>
    answerOf(open.at(-1), index);

export function answerOf(one: Task | undefined, index: number): TaskAnswer | undefined {
  if (one === undefined) return undefined;
  const { task, outcomes } = one.opened;
  return { task, outcome: (outcomes[index] ?? outcomes[0])?.outcome ?? '' };
}

/** Behind the path every message arrives at once. */
function comesToEnd(led: LedCase, leading: Leading): boolean {
  for (let turns = 0; !led.run.over && turns < maxTries; turns += 1) {
    const open = led.underWay();
    if (open.length > 0) led.advance(led.now() + 1);
    for (const one of open) led.feed(acceptanceOf(one, led.now()));
    if (open.length === 0 && !goesOn(led, leading)) return false;
  }
  return led.run.over;
}
