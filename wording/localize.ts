import type { Label } from '../engine/model/base.ts';
import type { Locale } from '../engine/model/locale.ts';

/** All that wording needs to know of whoever reads. */
export interface Reader {
  readonly locale: Locale;
}

/** A label in the reader's language, or in whichever there is. */
export const localize = (label: Label, { locale }: Reader): string =>
  typeof label === 'string'
    ? label
    : (label[locale] ?? label['en'] ?? Object.values(label)[0] ?? '');
