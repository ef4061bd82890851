import { locales } from '../../../model/locale.ts';
import { messageClasses, systemTemplates } from '../../../model/message.ts';
import { checkFileName, checkUniqueNames } from '../../schema/compile-file.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { TemplateFiles } from './template-files.ts';
import type { WrittenTemplate } from './template-schema.ts';

const builtInVariables = ['case', 'recipient', 'company', 'task', 'links'];

/** A template is called like its folder, has the class of its kind, and a text and a subject in each language. */
export function* checkTemplate(
  { template, class: kind, subject, requires = [] }: WrittenTemplate,
  name: string,
  files: TemplateFiles,
): Generator<PathDiagnostic> {
  yield* checkFileName('template', template, name);
  yield* checkUniqueNames([...builtInVariables, ...requires], (index) => [
    'requires',
    index - builtInVariables.length,
  ]);
  const isSystem = systemTemplates.some((one) => one === name);
  if (isSystem !== (kind === 'system')) yield wrongClass(name, isSystem);
  yield* checkLocales(name, files);
  yield* checkSubjects(subject, files);
}

/** A text in MJML has its subject in `template.yaml`, one in Markdown at its own head. */
function* checkSubjects(
  subject: WrittenTemplate['subject'],
  { bodies, texts = new Map() }: TemplateFiles,
): Generator<PathDiagnostic> {
  if (subject === undefined) {
    if (bodies.size > 0) yield missingSubject(['template'], 'subject', 'a template');
    return;
  }
  for (const locale of locales.filter((one) => bodies.has(one) && subject[one] === undefined))
    yield missingSubject(
      ['subject', ...Object.keys(subject).slice(0, 1)],
      locale,
      'a subject in each language',
    );
  for (const locale of Object.keys(subject))
    if (texts.has(locale) && !bodies.has(locale))
      yield {
        code: 'two-files',
        path: ['subject', locale],
        what: 'key',
        message: `the subject in ${locale} stands at the head of ${locale}.md`,
        hint: 'remove this one',
      };
}

const missingSubject = (path: readonly string[], key: string, whole: string): PathDiagnostic => ({
  code: 'missing-key',
  path,
  what: 'key',
  message: `"${key}" is missing in ${whole}`,
  hint: `add "${key}:" - the subject of the mail`,
});

function* checkLocales(
  name: string,
  { bodies, texts = new Map() }: TemplateFiles,
): Generator<PathDiagnostic> {
  const written = [...new Set([...bodies.keys(), ...texts.keys()])];
  const endingOf = (locale: string) => (bodies.has(locale) ? 'mjml' : 'md');
  for (const locale of texts.keys()) if (bodies.has(locale)) yield twoBodies(locale);
  const others = written.filter((locale) => !locales.some((one) => one === locale));
  const misnamed = new Set<string>();
  for (const locale of locales.filter((one) => !written.includes(one))) {
    const meant = others.find((one) => isMisspelt(one, locale));
    if (meant !== undefined) misnamed.add(meant);
    yield missingBody(
      locale,
      name,
      meant === undefined ? undefined : { written: meant, ending: endingOf(meant) },
    );
  }
  for (const locale of others) if (!misnamed.has(locale)) yield unusedBody(locale);
}

/** `zh-cn` and `zh_CN` are meant to be `zh-CN`, and so is `zh`. */
const isMisspelt = (written: string, locale: string): boolean => {
  const [plain, expected] = [written, locale].map((one) => one.toLowerCase().replace('_', '-'));
  return plain === expected || plain === expected?.split('-')[0];
};

const wrongClass = (name: string, isSystem: boolean): PathDiagnostic => ({
  code: 'wrong-value',
  path: ['class'],
  what: 'value',
  message: isSystem
    ? `"${name}" is sent by the system itself, so its class is "system"`
    : `"system" is the class of templates that the system sends itself, and "${name}" is none of them`,
  hint: isSystem ? 'write "class: system"' : `write one of ${messageClasses.join(', ')}`,
});

const twoBodies = (locale: string): PathDiagnostic => ({
  code: 'two-files',
  path: ['template'],
  what: 'value',
  message: `"${locale}.md" and "${locale}.mjml" are the same text`,
  hint: 'keep one of the two',
});

const missingBody = (
  locale: string,
  name: string,
  meant?: { readonly written: string; readonly ending: string },
): PathDiagnostic => ({
  code: 'missing-locale',
  path: ['template'],
  what: 'value',
  message: `the template is not written in ${locale}`,
  hint:
    meant === undefined
      ? `add the file templates/${name}/${locale}.md`
      : `rename "${meant.written}.${meant.ending}" to "${locale}.${meant.ending}"`,
});

const unusedBody = (locale: string): PathDiagnostic => ({
  code: 'missing-locale',
  severity: 'warning',
  path: ['template'],
  what: 'value',
  message: `nobody is written to in "${locale}"`,
  hint: `the languages are ${locales.join(', ')}`,
});
