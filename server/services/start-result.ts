import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import type { InvalidValue } from '../../engine/model/base.ts';

/** The result of starting a case. */
export type StartResult =
  | {
      readonly kind: 'started';
      readonly case: string;
      readonly flow: string;
      readonly progress?: string;
      /** What is unusual about the facts, though no reason to refuse them. */
      readonly warnings: readonly InvalidValue[];
    }
  /** An open case of the same person and position has this id. */
  | { readonly kind: 'twin'; readonly case: string }
  /** The key of the request was sent before, with something else. */
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'invalid'; readonly errors: readonly InvalidValue[] }
  | { readonly kind: 'unsound'; readonly diagnostics: readonly Diagnostic[] }
  /** The flow compiles, but its proofs have found errors. */
  | {
      readonly kind: 'unproved';
      readonly flow: string;
      readonly diagnostics: readonly Diagnostic[];
    };
