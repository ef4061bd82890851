import { LiquidError } from 'liquidjs';
import type { Template } from '../../engine/model/definitions.ts';
import { parseText, type ParsedText } from '../../engine/compiler/files/template/texts/liquid.ts';
import { sha256 } from '../../store/canonical.ts';
import { compileMjml } from './mjml.ts';
import { localeOf } from './locale.ts';
import { plainText } from './plain-text.ts';
import { createLruCache } from './lru-cache.ts';

/** A template filled for one reader; `locale` is the one that it speaks. */
export interface RenderedMail {
  readonly locale: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface MailReader {
  /** The locale they wish for; a template that is not written in it answers in English. */
  readonly locale: string;
  readonly zone: string;
}

export interface Renderer {
  /** A pinned text that cannot be filled in never can: that is a fault, not an error. It names variables, never their values. */
  render(
    template: Template,
    reader: MailReader,
    variables: object,
  ): Promise<RenderedMail | { readonly fault: string }>;
}

interface ParsedTemplate {
  readonly subject: ParsedText;
  readonly body: ParsedText;
}

export function createRenderer(): Renderer {
  const cached = createLruCache<ParsedTemplate>(200);
  return {
    async render(template, wanted, variables) {
      const locale = localeOf(template, wanted.locale);
      const reader = { locale, zone: wanted.zone };
      try {
        const { subject, body } = await cached(keyOf(template, locale), () =>
          parse(template, locale),
        );
        const html = body.render(variables, reader);
        const line = subject.render(variables, reader).trim();
        return { locale, subject: line, html, text: plainText(html) };
      } catch (error) {
        if (!LiquidError.is(error)) throw error;
        const [reason] = error.message.split('\n', 1);
        return { fault: `the text "${template.id}" cannot be written: ${reason}` };
      }
    },
  };
}

const keyOf = ({ subject, body }: Template, locale: string): string =>
  sha256(JSON.stringify([subject[locale], body[locale], locale]));

/** MJML first, Liquid on what it gives: a value can then never become markup. */
const parse = async ({ subject, body }: Template, locale: string): Promise<ParsedTemplate> => ({
  subject: parseText(subject[locale] ?? subject['en'] ?? '', 'plain'),
  body: parseText(await compileMjml(body[locale] ?? ''), 'html'),
});
