import type { Choice, Delay, Send, UserTask } from '../../behaviour/behaviour.ts';

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

/** A path of an exploration of which not every small step is certainly possible. */
export interface DoubtfulPath {
  readonly events: readonly ObservedEvent[];
  /** Whether the same is found in all that has happened in a case that is over. */
  readonly isFoundIn: (course: readonly ObservedEvent[]) => boolean;
}
