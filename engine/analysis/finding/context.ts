import type { Directory } from '../../model/definitions.ts';
import type { Pack } from '../../model/pack.ts';
import type { Calendars } from '../../time/deadline.ts';
import type { JsonObject } from '../../model/base.ts';

/** The definitions that the proofs know besides the behaviour of a flow. */
export interface ProofContext {
  readonly directory: Directory;
  /** The JSON Schema of the facts of a case. */
  readonly caseSchema: JsonObject;
  /** The packs whose rules the flow keeps. */
  readonly packs: readonly Pack[];
  /** The places at which each template names values. */
  readonly uses: TextUses;
  /** By form, the fields whose answers are terms of the offer. */
  readonly termAnswers?: Readonly<Record<string, readonly string[]>>;
  /** The outcomes of which templates say that they tell; none where it is missing. */
  readonly reports?: ReportedOutcomes;
  /** The routing chooses by facts which cases come to this flow, and which to another. */
  readonly isChosenByFacts?: boolean;
  /** What silence is in those other flows, where it may be no no. */
  readonly silenceElsewhere?: SparedSilence;
}

/** With some facts no silence is told as a no: as long as nobody has said yes, or whatever people have said. */
export type SparedSilence = 'at-first' | 'always';

/** By template: outcomes of tasks, `silent` for the silence of the candidate, or the name of an event. */
export type ReportedOutcomes = Readonly<Record<string, readonly string[]>>;

/** A proof context with the calendars by which the flow counts. */
export interface DatedProofContext extends ProofContext {
  readonly calendars: Calendars;
}

export type TextUses = Readonly<Record<string, readonly TextUse[]>>;

/** A place of a text that reads a value, and so tells its reader of it. */
export interface TextUse {
  /** `case.position.title`, or a value that the step gives: `expires`; without the numbers of list entries. */
  readonly path: string;
  /** As a moment in the reader's zone, as it is, or in a way that only the text knows. */
  readonly how: 'moment' | 'plain' | 'other';
  readonly locale: string;
  readonly part: 'subject' | 'body';
}
