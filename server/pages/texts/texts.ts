import type { Locale } from '../../../engine/model/locale.ts';
import { en, type PageTexts } from './en.ts';
import { zhCn } from './zh-cn.ts';

/** Every word of the pages in one language. */
export const textsOf = (locale: Locale): PageTexts => texts[locale];

const texts: Readonly<Record<Locale, PageTexts>> = { en, 'zh-CN': zhCn };
