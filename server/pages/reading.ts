import type { PageTexts } from './texts/en.ts';
import { nearestLocale, textsOf } from './texts/texts.ts';
import type { Locale } from './texts/texts.ts';
import type { Label } from '../../engine/model/base.ts';

/** How one person reads one page: language, zone, and where they are. */
export interface PageContext {
  readonly locale: Locale;
  readonly zone: string;
  readonly t: PageTexts;
  /** Path of the page without a language, so that the switch stays on it. */
  readonly path: string;
  /** The language was asked for in the address; links and forms carry it on. */
  readonly explicitLocale: boolean;
}

export interface PageReader {
  readonly locale?: string | undefined;
  readonly zone?: string | undefined;
}

/** What the address asks for, else the person's own language, else the browser's, else English. */
export const pageContextOf = (
  request: {
    readonly path: string;
    readonly lang: string | undefined;
    readonly accepts: string | undefined;
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
    path: request.path,
    explicitLocale: requested !== undefined,
  };
};

/** The address of another page, in the same language. */
export const linkTo = ({ explicitLocale, locale }: PageContext, path: string): string => {
  if (!explicitLocale) return path;
  return `${path}${path.includes('?') ? '&' : '?'}lang=${locale}`;
};

/** A label in the reader's language, or in whichever there is. */
export const localize = (label: Label, { locale }: Pick<PageContext, 'locale'>): string =>
  typeof label === 'string'
    ? label
    : (label[locale] ?? label['en'] ?? Object.values(label)[0] ?? '');
