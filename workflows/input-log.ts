import type { Input } from '../engine/ports/host.ts';
import type { Instant } from '../engine/model/base.ts';

/** An input and the instant at which it was worked off. */
export interface InputLogEntry {
  readonly at: Instant;
  readonly input: Input | { readonly kind: 'start' };
}
