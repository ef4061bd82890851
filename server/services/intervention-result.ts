import type { InterventionRefusal } from '../../engine/interpreter/intervention.ts';
import type { InvalidValue } from '../../engine/model/base.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';

/** What has come of an intervention. */
export type InterventionResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'unknown-case' }
  | { readonly kind: 'refused'; readonly refusal: InterventionRefusal }
  /** The fact is none that the case could have been started with. */
  | { readonly kind: 'invalid'; readonly errors: readonly InvalidValue[] }
  /** The flow has faults, or is not proved; or `case.yaml` has faults. */
  | { readonly kind: 'unsound'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'unavailable' };
