import { en } from './words/en.ts';
import { enPhrases } from './words/en-phrases.ts';
import type { Phrases, Sentences } from './words/catalogue.ts';
import { zhCn } from './words/zh-cn.ts';
import { zhCnPhrases } from './words/zh-cn-phrases.ts';

/** The languages in which findings are told. */
export const languages = {
  en: { sentences: en, phrases: enPhrases },
  'zh-CN': { sentences: zhCn, phrases: zhCnPhrases },
} as const satisfies Readonly<Record<string, ProofLanguage>>;

export type Language = keyof typeof languages;

interface ProofLanguage {
  readonly sentences: Sentences;
  readonly phrases: Phrases;
}
