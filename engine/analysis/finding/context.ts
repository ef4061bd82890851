import type { Directory } from '../../model/definitions.ts';
import type { Pack } from '../../model/pack.ts';
import type { Calendars } from '../../time/deadline.ts';
import type { JsonObject } from '../../model/base.ts';

/** What the proofs may know besides the shape of a flow. */
export interface ProofContext {
  readonly directory: Directory;
  /** JSON Schema of what a case carries. */
  readonly caseSchema: JsonObject;
  /** Those that the flow keeps. */
  readonly packs: readonly Pack[];
  /** What each template does with the values that it names. */
  readonly uses: TextUses;
}

/** And by which calendars it counts. */
export interface DatedProofContext extends ProofContext {
  readonly calendars: Calendars;
}

export type TextUses = Readonly<Record<string, readonly TextUse[]>>;

/** One place of a text that brings a value to its reader. */
export interface TextUse {
  /** `case.position.title`, or a value that the step gives: `expires`; without the numbers of list entries. */
  readonly path: string;
  /** As a moment in the reader's zone, as it is, or in a way that only the text knows. */
  readonly how: 'moment' | 'plain' | 'other';
  readonly locale: string;
  readonly part: 'subject' | 'body';
}
