import type { Input } from '../ports/host.ts';
import type { Instant } from '../model/base.ts';

/** An input and the instant at which it was processed. The log of all of them is the whole state of a case: replaying it comes to the same point. */
export interface InputLogEntry {
  readonly at: Instant;
  readonly input: Input | { readonly kind: 'start' };
  /** It was in the turn that stopped the case: it counts, but no line has gone on. */
  readonly held?: true;
  /** It was in that turn as well and could not even be taken: it comes again when the case goes on. */
  readonly kept?: true;
}
