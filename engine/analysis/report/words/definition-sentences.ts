import type { packsCodes } from '../../finding/packs-codes.ts';
import type { peopleCodes } from '../../finding/people-codes.ts';
import type { textsCodes } from '../../finding/texts-codes.ts';
import type { Sentence } from './catalogue.ts';

/** What is said of people, texts and packs. */
export type DefinitionSentences = Readonly<
  Record<keyof typeof packsCodes | keyof typeof peopleCodes | keyof typeof textsCodes, Sentence>
>;
