import type { packsCodes } from '../packs-codes.ts';
import type { peopleCodes } from '../people-codes.ts';
import type { textsCodes } from '../texts-codes.ts';
import type { Sentence } from './words.ts';

/** What is said of people, texts and packs. */
export type DefinitionSentences = Readonly<
  Record<keyof typeof packsCodes | keyof typeof peopleCodes | keyof typeof textsCodes, Sentence>
>;
