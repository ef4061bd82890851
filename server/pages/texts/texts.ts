import { en } from './en.ts';
import type { PageTexts } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type Locale = 'en' | 'zh-CN';

export const locales: readonly Locale[] = ['en', 'zh-CN'];

export const textsOf = (locale: Locale): PageTexts => (locale === 'zh-CN' ? zhCn : en);

/** The language that comes closest to a tag such as `zh-Hans` or a whole `Accept-Language` header. */
export const nearestLocale = (tags: string | undefined): Locale | undefined => {
  for (const tag of (tags ?? '').toLowerCase().split(',')) {
    if (tag.trim().startsWith('zh')) return 'zh-CN';
    if (tag.trim().startsWith('en')) return 'en';
  }
  return undefined;
};
