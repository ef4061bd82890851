import type { Company } from '../../engine/model/house.ts';
import type { Locale } from '../../engine/model/locale.ts';
import { localize } from '../../wording/localize.ts';
import type { PageTexts } from './texts/en.ts';
import { textsOf } from './texts/texts.ts';

/** How one person reads one page: language, zone, and where they are. */
export interface PageContext {
  readonly locale: Locale;
  readonly zone: string;
  /** How the zone is named beside each time: where there are many, briefly. Default: long. */
  readonly zoneName?: 'long' | 'short';
  readonly t: PageTexts;
  /** Whose page it is. */
  readonly company: ShownCompany;
  /** Path of the page without a language, so that the switch stays on it. */
  readonly path: string;
  /** The language was asked for in the address; links and forms carry it on. */
  readonly explicitLocale: boolean;
}

/** As much of a company as a page says, in its language. */
interface ShownCompany {
  readonly name: string;
  readonly imprint: string | undefined;
}

/** The person's own settings, as far as they are known. */
export interface PageReader {
  readonly locale?: string | undefined;
  readonly zone?: string | undefined;
}

/** The language is the one that the address asks for, else the person's own, else the browser's, else English. */
export const pageContextOf = (
  request: {
    readonly path: string;
    readonly lang: string | undefined;
    readonly accepts: string | undefined;
    readonly company: Company;
  },
  reader: PageReader = {},
): PageContext => {
  const requested = nearestLocale(request.lang);
  const locale =
    requested ?? nearestLocale(reader.locale) ?? nearestLocale(request.accepts) ?? 'en';
  return {
    locale,
    zone: reader.zone ?? 'UTC',
    t: textsOf(locale),
    company: {
      name: localize(request.company.name, { locale }),
      imprint: request.company.imprint && localize(request.company.imprint, { locale }),
    },
    path: request.path,
    explicitLocale: requested !== undefined,
  };
};

/** The language that comes closest to a tag such as `zh-Hans` or a whole `Accept-Language` header. */
const nearestLocale = (tags: string | undefined): Locale | undefined => {
  for (const tag of (tags ?? '').toLowerCase().split(',')) {
    if (tag.trim().startsWith('zh')) return 'zh-CN';
    if (tag.trim().startsWith('en')) return 'en';
  }
  return undefined;
};

/** The address of another page, in the same language. */
export const linkTo = ({ explicitLocale, locale }: PageContext, path: string): string => {
  if (!explicitLocale) return path;
  return `${path}${path.includes('?') ? '&' : '?'}lang=${locale}`;
};
