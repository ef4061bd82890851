import type { Behaviour, Choice, Delay, Send, UserTask } from '../../behaviour/behaviour.ts';
import { type Term, visit, type Visitor } from '../../behaviour/visitor.ts';
import type { Finding } from '../finding/finding.ts';

/** A small step of a case that a rule may look at: the letters that a monitor reads. */
export type ObservedEvent =
  /** A message leaves; then the mail server takes it, or refuses it for good, or nobody knows; or it is cancelled before it has left. */
  | {
      readonly what: 'sent' | 'told' | 'undelivered' | 'unknown' | 'dropped';
      readonly send: Send;
    }
  | { readonly what: 'opened' | 'cancelled'; readonly task: UserTask }
  /** With an answer, as `silent`, or as `unasked`; `isSilence` asks for the last two. */
  | { readonly what: 'closed'; readonly task: UserTask; readonly outcome: string }
  /** `branch`: the label of the way that is taken. */
  | { readonly what: 'chosen'; readonly choice: Choice; readonly branch: string }
  | { readonly what: 'waited'; readonly delay: Delay }
  | { readonly what: 'backstop'; readonly index: number }
  /** The handler of an event, such as a withdrawal, takes over, and whatever is open is cancelled. */
  | { readonly what: 'handled'; readonly event: string }
  /** `step`: the one that ends the case. */
  | { readonly what: 'ended'; readonly outcome: string; readonly step: string };

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

/** A path up to an event: the state of the monitor before it, and what readers of a finding are told. */
export interface ExploredPath<S> {
  readonly state: S;
  /** Outcomes of tasks, and what was told, in order: `department approved > told`. */
  readonly name: (lastStep: string) => string;
  /** Why a finding on it may be a false alarm. */
  readonly maybe: Pick<Finding, 'maybe'>;
}
