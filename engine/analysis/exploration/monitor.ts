import type { Behaviour, Choice, Delay, Send, UserTask } from '../../behaviour/behaviour.ts';
import { isAgain } from '../../behaviour/traverse.ts';
import { type Term, visit, type Visitor } from '../../behaviour/visitor.ts';
import type { Finding } from '../finding/finding.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';

/**
 * An observer automaton that runs along every path of an exploration, and what it finds there. It has few states, which are plain JSON, so
 * that the exploration ends: paths that reach the same state of the case and of the monitor are one.
 */
export interface Monitor<S, Found = Finding> {
  readonly start: S;
  readonly observes: Alphabet;
  /**
   * The steps that it is about: of lines that run beside all of them only messages are looked at, since each further task multiplies the
   * states, and what is decided there may always come too late. By default it is about all steps.
   */
  readonly focus?: readonly string[];
  /** Whether no judgement can come any more, so that the path need not be followed. */
  readonly isSettled?: (state: S) => boolean;
  /** The terms at whose events it may find something; by default any event. A path behind which none of them can come is not followed. */
  readonly judges?: Alphabet;
  /** The transition. */
  readonly step: (state: S, event: ObservedEvent) => S;
  /** The judgement, before each event, of the path that leads to it. */
  readonly check: (event: ObservedEvent, path: ExploredPath<S>) => readonly Found[];
  /** The judgement of a path behind which no event of `judges` can come any more: what runs beside may go on when the case has ended. */
  readonly checkOver?: (path: ExploredPath<S>) => readonly Found[];
}

/** Whether a task ends so without an answer: what follows is the same, whether its people were silent or could not be asked. */
export const isSilence = (outcome: string): boolean =>
  outcome === 'silent' || outcome === 'unasked';

/**
 * The terms whose events a monitor reads; none of a kind that is not named. Events of no term it always reads, and of ends those that lie in
 * what else it looks at: one that judges at ends observes them.
 */
export type Alphabet = {
  readonly [T in ObservedTerm]?: (term: Term<T>) => boolean;
};

type ObservedTerm = 'send' | 'task' | 'choice' | 'delay' | 'end';

/** Whether a monitor with this alphabet reads the events of a term. */
export const isIn = (alphabet: Alphabet, term: Behaviour): boolean =>
  visit(readTerms, term, alphabet);

const no = (): boolean => false;

const readTerms: Visitor<boolean, [alphabet: Alphabet]> = {
  send: (send, alphabet) => alphabet.send?.(send) ?? false,
  task: (task, alphabet) => alphabet.task?.(task) ?? false,
  choice: (choice, alphabet) => alphabet.choice?.(choice) ?? false,
  delay: (delay, alphabet) => alphabet.delay?.(delay) ?? false,
  pass: no,
  sequence: no,
  show: no,
  fork: no,
  end: (end, alphabet) => alphabet.end?.(end) ?? false,
};

/** Whether a monitor with this alphabet reads an event. */
export function isRead(event: ObservedEvent, alphabet: Alphabet): boolean {
  const term = termOf(event);
  return term === undefined || isIn(alphabet, term);
}

/** An answer behind which a task opens anew settles nothing: to a monitor the task is cancelled, and what has been answered is void. */
export const asRead = (event: ObservedEvent): ObservedEvent =>
  event.what === 'closed' && isAgain(event.task, event.outcome)
    ? { what: 'cancelled', task: event.task }
    : event;

/** The term that an event is of. */
export function termOf(event: ObservedEvent): Send | UserTask | Choice | Delay | undefined {
  if ('send' in event) return event.send;
  if ('task' in event) return event.task;
  if ('delay' in event) return event.delay;
  return 'choice' in event ? event.choice : undefined;
}

/** A path up to an event: the state of the monitor before it, and what readers of a finding are told. */
export interface ExploredPath<S> {
  readonly state: S;
  /** Outcomes of tasks, and what was told, in order: `department approved > told`. */
  readonly name: (lastStep: string) => string;
  /** Why a finding on it may be a false alarm. */
  readonly maybe: Pick<Finding, 'maybe' | 'path'>;
}
