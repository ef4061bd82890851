import type { ExpressionEnvironment } from '../../../../expression/check/environment.ts';
import type { Diagnostic } from '../../../../model/diagnostic.ts';
import { writtenHead } from '../frame/framed-text.ts';
import type { TemplateFiles } from '../template-files.ts';
import type { WrittenTemplate } from '../template-schema.ts';
import { checkLinks } from './check-links.ts';
import { checkLiquid, isTooLarge } from './check-liquid.ts';
import { checkMarkdown } from './check-markdown.ts';
import { checkMjml, type TextRecall } from './check-mjml.ts';
import { bodyPart, subjectPart, type TextPart } from './text-part.ts';
import { scopeOf, type CandidateLinks, type TextScope } from './text-scope.ts';

/**
 * Checks the subjects and bodies of a template without errors, in every locale, so that no mail can fail because of its text.
 * Without an environment, paths into the case are taken on trust.
 */
export async function checkTexts(
  files: TemplateFiles,
  template: WrittenTemplate,
  { environment, recallText, links }: TextSurroundings,
): Promise<readonly Diagnostic[]> {
  const { source, bodies, texts = new Map() } = files;
  const scope = scopeOf(template, writtenTexts(files, template), environment, links);
  const subjects = Object.entries(template.subject ?? {}).flatMap(([locale, text]) =>
    texts.has(locale) ? [] : [subjectPart(source, ['subject', locale], text)],
  );
  const found = subjects.flatMap((part) => checkLiquid(part, scope));
  for (const [locale, text] of bodies) {
    const part = bodyPart(source.file.replace(/[^/]*$/, `${locale}.mjml`), text);
    found.push(...(await checkBody(part, scope, recallText)));
  }
  const framed = await Promise.all(
    Array.from(texts, ([locale, text]) =>
      checkMarkdown({ text, locale, frame: files.frame }, scope, recallText),
    ),
  );
  return [...found, ...framed.flat()];
}

/** Subjects and bodies, in the order in which they stand in files. */
const writtenTexts = (
  { bodies, texts = new Map() }: TemplateFiles,
  { subject = {} }: WrittenTemplate,
): readonly string[] => [
  ...Object.values(subject),
  ...bodies.values(),
  ...[...texts.values()].flatMap((one) => [...Object.values(writtenHead(one)), one.body]),
];

interface TextSurroundings {
  readonly environment: ExpressionEnvironment | undefined;
  readonly recallText?: TextRecall | undefined;
  /** Default: those of a flow with a page for the candidate. */
  readonly links?: CandidateLinks | undefined;
}

async function checkBody(
  part: TextPart,
  scope: TextScope,
  recallText?: TextRecall,
): Promise<readonly Diagnostic[]> {
  if (part.text.trim() === '') return [part.diagnosticAt(emptyMail, 0, 1)];
  const liquid = checkLiquid(part, scope);
  if (isTooLarge(part)) return liquid;
  // Behind a marker that does not end nobody knows what belongs to it.
  const isBroken = liquid.some(({ code }) => code === 'broken-marker');
  const body = (await checkMjml(part, recallText)).filter(
    ({ code }) => !isBroken || code !== 'lost-in-mail',
  );
  return [...liquid, ...checkLinks(part), ...body];
}

const emptyMail = {
  code: 'mjml',
  message: 'the mail is empty',
  hint: 'begin it with <mjml><mj-body>, and look at another template for the rest',
} as const;
