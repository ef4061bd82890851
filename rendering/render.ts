import { createHash } from 'node:crypto';
import { LiquidError } from 'liquidjs';
import type { Template } from '../engine/model/definitions.ts';
import { parseText, type ParsedText } from '../engine/compiler/files/template/texts/liquid.ts';
import { compileMjml } from './mjml.ts';
import { localeOf } from './locale.ts';
import { plainText } from './plain-text.ts';
import { createLruCache } from './lru-cache.ts';

/** A template filled for one reader, in `locale`. */
export interface RenderedMail {
  readonly locale: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export interface MailReader {
  /** The locale that the reader wishes; a template that is not written in it is filled in English. */
  readonly locale: string;
  readonly zone: string;
}

export interface Renderer {
  /**
   * Comes back with a reason if the text cannot be filled, which no retry would change; the reason names variables, never their values.
   * Rejects with `RenderTimeoutError` if this machine took too long, which the next try may not.
   */
  render(
    template: Template,
    reader: MailReader,
    variables: object,
  ): Promise<RenderedMail | { readonly reason: string }>;
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
        if (isTimeout(error)) throw new RenderTimeoutError(template.id, { cause: error });
        if (!LiquidError.is(error)) throw error;
        const [detail] = error.message.split('\n', 1);
        return { reason: `the text "${template.id}" cannot be written: ${detail}` };
      }
    },
  };
}

/** The time for one text is time of the clock, so that a machine that was halted may use it up with a text that is sound. */
class RenderTimeoutError extends Error {
  readonly code = 'render-timeout';

  constructor(template: string, options: ErrorOptions) {
    super(`the text "${template}" was not filled in time`, options);
    this.name = 'RenderTimeoutError';
  }
}

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('template render limit exceeded');

const keyOf = ({ subject, body }: Template, locale: string): string =>
  createHash('sha256')
    .update(JSON.stringify([subject[locale], body[locale], locale]))
    .digest('base64url');

/** Compiles the MJML first and parses the result as Liquid, so that a value can never become markup. */
const parse = async ({ subject, body }: Template, locale: string): Promise<ParsedTemplate> => ({
  subject: parseText(subject[locale] ?? subject['en'] ?? '', 'plain'),
  body: parseText(await compileMjml(body[locale] ?? ''), 'html'),
});
