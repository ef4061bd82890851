import { isObject } from '../../../model/base.ts';
import type { Template, TemplateReader } from '../../../model/definitions.ts';
import { locales } from '../../../model/locale.ts';
import { messageClasses, systemTemplates } from '../../../model/message.ts';
import {
  compileFile,
  checkUniqueNames,
  checkFileName,
  type CompilationResult,
} from '../../schema/compile-file.ts';
import { schemaDialect, id, text } from '../../schema/shared-schemas.ts';
import type { FileSchema } from '../../schema/walk.ts';
import type { PathDiagnostic, Source } from '../../source/source.ts';

/** Compiles `templates/<id>/`; its texts have checks of their own, `checkTexts`. */
export const compileTemplate = (
  { source, bodies }: TemplateFiles,
  name: string,
): CompilationResult<Template> =>
  compileFile<WrittenTemplate, Template>(source, {
    schema: templateSchema,
    check: (written) => checkTemplate(written, name, bodies),
    lower: (written) => ({
      id: written.template,
      class: written.class,
      subject: written.subject,
      body: Object.fromEntries(bodies),
      requires: written.requires ?? [],
    }),
  });

/** `template.yaml` as its schema lets it through. */
export interface WrittenTemplate {
  readonly template: string;
  readonly class: Template['class'];
  readonly subject: Readonly<Record<string, string>>;
  readonly requires?: readonly string[];
  readonly for?: TemplateReader;
  readonly reports?: readonly string[];
}

/** For whom a template says that it is written. */
export function statedReader({ value }: Source): TemplateReader | undefined {
  const stated = isObject(value) ? value['for'] : undefined;
  return stated === 'candidate' || stated === 'house' ? stated : undefined;
}

/** The outcomes of which a template says that it tells. */
export function statedOutcomes({ value }: Source): readonly string[] {
  const stated = isObject(value) ? value['reports'] : undefined;
  return Array.isArray(stated) ? stated.filter((one) => typeof one === 'string') : [];
}

/** JSON Schema of `templates/<id>/template.yaml`. */
export const templateSchema: FileSchema = {
  $schema: schemaDialect,
  title: 'a template',
  description: 'A mail; its body stands beside this file, in one .mjml for each language.',
  type: 'object',
  required: ['template', 'class', 'subject'],
  additionalProperties: false,
  properties: {
    template: id('Id of the template: the name of its folder.'),
    class: {
      type: 'string',
      enum: [...messageClasses, 'system'],
      description: 'What the message says: `offer` is binding, `status` has no decision in it.',
    },
    subject: {
      type: 'object',
      title: 'a subject in each language',
      required: [...locales],
      additionalProperties: false,
      properties: Object.fromEntries(
        locales.map((locale) => [locale, text(`The subject in ${locale}, with Liquid.`)]),
      ),
      description: 'Subject of the mail.',
    },
    requires: {
      type: 'array',
      items: {
        type: 'string',
        title: 'a name',
        pattern: '^[a-z][A-Za-z0-9_]*$',
        examples: ['expires'],
      },
      description: 'Values that a step must give under "with:".',
    },
    for: {
      type: 'string',
      enum: ['candidate', 'house'],
      description:
        'For whom it is written: `candidate`, or `house` for everybody else. Default: whoever is told.',
    },
    reports: {
      type: 'array',
      items: {
        type: 'string',
        title: 'an outcome',
        pattern: '^[a-z][a-z0-9-]*$',
        examples: ['unreachable'],
      },
      description:
        'Outcomes of tasks that it tells of; also `silent`, where the candidate has not answered, and `withdrawn`. Nobody gets it before one of them.',
    },
    note: { type: 'string', description: 'For those who read the template.' },
  },
};

const builtInVariables = ['case', 'recipient', 'company', 'task', 'links'];

function* checkTemplate(
  { template, class: kind, requires = [] }: WrittenTemplate,
  name: string,
  bodies: TemplateFiles['bodies'],
): Generator<PathDiagnostic> {
  yield* checkFileName('template', template, name);
  yield* checkUniqueNames([...builtInVariables, ...requires], (index) => [
    'requires',
    index - builtInVariables.length,
  ]);
  const isSystem = systemTemplates.some((one) => one === name);
  if (isSystem !== (kind === 'system')) yield wrongClass(name, isSystem);
  yield* checkLocales(name, [...bodies.keys()]);
}

function* checkLocales(name: string, written: readonly string[]): Generator<PathDiagnostic> {
  const others = written.filter((locale) => !locales.some((one) => one === locale));
  const misnamed = new Set<string>();
  for (const locale of locales.filter((one) => !written.includes(one))) {
    const meant = others.find((one) => isMisspelt(one, locale));
    if (meant !== undefined) misnamed.add(meant);
    yield missingBody(locale, name, meant);
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

const missingBody = (locale: string, name: string, meant?: string): PathDiagnostic => ({
  code: 'missing-locale',
  path: ['template'],
  what: 'value',
  message: `the template is not written in ${locale}`,
  hint:
    meant === undefined
      ? `add the file templates/${name}/${locale}.mjml`
      : `rename "${meant}.mjml" to "${locale}.mjml"`,
});

const unusedBody = (locale: string): PathDiagnostic => ({
  code: 'missing-locale',
  severity: 'warning',
  path: ['template'],
  what: 'value',
  message: `nobody is written to in "${locale}"`,
  hint: `the languages are ${locales.join(', ')}`,
});

export interface TemplateFiles {
  /** `template.yaml`. */
  readonly source: Source;
  /** MJML by locale. */
  readonly bodies: ReadonlyMap<string, string>;
}
