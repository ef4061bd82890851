import type { Locale } from '../../engine/model/locale.ts';
import { en, type WordingTexts } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** The words that pages and commands share, in each language. */
export const wordingTexts: Readonly<Record<Locale, WordingTexts>> = { en, 'zh-CN': zhCn };
