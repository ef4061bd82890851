import type { Locale } from '../engine/model/locale.ts';
import type { DetailKind, DetailOfKind, TroubleDetail } from './texts/trouble-details.ts';
import { wordingTexts } from './texts/texts.ts';
import type { ToldTrouble, Trouble } from './troubles.ts';

/** What was found out about a trouble, in the language of its reader. */
export const troubleDetailText = (detail: TroubleDetail, locale: Locale): string =>
  textOf(detail.kind, detail, locale);

/** The kind is given beside its detail, so that types know that the two belong together. */
const textOf = <K extends DetailKind>(kind: K, detail: DetailOfKind<K>, locale: Locale): string =>
  wordingTexts[locale].troubleDetails[kind](detail);

/** A trouble in the words of this language. */
export const toldTrouble = ({ detail, ...trouble }: Trouble, locale: Locale): ToldTrouble => ({
  ...trouble,
  ...(detail && { detail: troubleDetailText(detail, locale) }),
});
