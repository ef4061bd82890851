import type { Locale } from '../../model/locale.ts';
import type { Catalogue } from './words/catalogue.ts';
import { en } from './words/en.ts';
import { zhCn } from './words/zh-cn.ts';

/** The words of findings and certificates in each language. */
export const catalogues: Readonly<Record<Locale, Catalogue>> = { en, 'zh-CN': zhCn };
