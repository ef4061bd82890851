import type { Template, Texts } from '../../engine/model/definitions.ts';
import type { Locale } from '../../engine/model/locale.ts';
import { localize } from '../../wording/localize.ts';
import { wordingTexts } from '../../wording/texts/texts.ts';
import { diagramWords, type DiagramWords } from './words.ts';
import type { Duration, Label, Who } from '../../engine/model/base.ts';

/** One language, for whatever a flow names. */
export interface Speech {
  readonly locale: Locale;
  readonly words: DiagramWords;
  readonly label: (label: Label) => string;
  readonly who: (who: Who) => string;
  readonly length: (duration: Duration) => string;
  /** As the pages call it. */
  readonly outcome: (id: string) => string;
  /** The subject of a mail made from this template. */
  readonly subject: (template: string) => string;
}

export function createSpeech(locale: Locale, { templates }: Pick<Texts, 'templates'>): Speech {
  const words = diagramWords[locale];
  const past = new Map<string, string>(Object.entries(wordingTexts[locale].past));
  return {
    locale,
    words,
    label: (label) => localize(label, { locale }),
    who: (who) => {
      if (typeof who !== 'string') return who.cel;
      return who === 'candidate' ? words.candidate : who;
    },
    length: words.duration,
    outcome: (id) => past.get(id) ?? id,
    subject: (template) => subjectOf(templates[template], locale) ?? template,
  };
}

/** The subject of a mail, without what only a case could fill in. */
export function subjectOf(template: Template | undefined, locale: string): string | undefined {
  const written = template?.subject[locale] ?? Object.values(template?.subject ?? {})[0];
  const unfilled = written?.replaceAll(/\{%.*?%\}/g, '').replaceAll(/\{\{.*?\}\}/g, '…');
  const subject = unfilled
    ?.replace(/^\W*…\W*[:：]\s*/, '')
    .replace(/[\s,，:：-]*…[\s,，:：…-]*$/, '');
  return subject === undefined || subject === ''
    ? undefined
    : subject.replace(/^./u, (a) => a.toUpperCase());
}
