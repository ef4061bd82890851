import type { Input } from '../engine/ports/host.ts';
import type { Instant } from '../engine/model/base.ts';

/** An input and the instant at which it was processed. The log of all of them is the whole state of a case: continue-as-new replays it. */
export interface InputLogEntry {
  readonly at: Instant;
  readonly input: Input | { readonly kind: 'start' };
}
