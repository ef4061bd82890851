import { Command, InvalidArgumentError, Option } from 'commander';
import type { Correspondent, Template } from '../engine/model/definitions.ts';
import { createRenderer, type RenderedMail } from '../rendering/render.ts';
import { factsIn } from './command/case-facts.ts';
import { couldNotRun, refused } from './command/command-error.ts';
import { addFolderOptions, type DefinitionFolders } from './command/definition-folders.ts';
import { readJson } from './command/json-file.ts';
import { readCaseSchema, readCompany, readTemplate } from './render-source.ts';
import { companyValues } from '../rendering/variables.ts';
import { isZone } from '../engine/compiler/files/calendar/zone-offsets.ts';
import { locales } from '../engine/model/locale.ts';
import { isObject, type Facts } from '../engine/model/base.ts';
import { dayMs } from '../engine/time/units.ts';

interface RenderOptions extends DefinitionFolders {
  readonly case: string;
  readonly locale: string;
  readonly zone?: string;
  readonly with: Readonly<Record<string, string>>;
  readonly format: 'html' | 'text' | 'subject';
}

/** `tidings render`: shows a mail as somebody would get it, before anybody does. */
export const renderCommand = (): Command =>
  addFolderOptions(
    new Command('render')
      .description('show a template as a mail, filled with the facts of a case')
      .argument('<template>', 'id of the template: the name of its folder')
      .requiredOption('--case <file>', 'JSON with facts, or {"flow": ..., "facts": ...}')
      .addOption(
        new Option('--locale <locale>', 'language of the reader').choices(locales).default('en'),
      )
      .option('--zone <zone>', "time zone of the reader; default: the candidate's", zoneArgument)
      .option('--with <name=value...>', 'a value that a step would give', collect, {})
      .addOption(
        new Option('--format <format>', 'which part to print')
          .choices(['html', 'text', 'subject'])
          .default('text'),
      ),
  )
    .addHelpText('after', '\nExit code: 0 shown, 1 findings in texts or facts, 2 could not run.')
    .action(async (name: string, options: RenderOptions) => {
      const rendered = await render(name, options);
      process.stdout.write(`${rendered[options.format]}\n`);
    });

function zoneArgument(text: string): string {
  if (isZone(text)) return text;
  throw new InvalidArgumentError('give a time zone such as Europe/Berlin.');
}

function collect(given: string, before: Readonly<Record<string, string>>): RenderOptions['with'] {
  const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(given) ?? [];
  if (name === undefined || value === undefined)
    throw couldNotRun(`"${given}" is not like --with name=value`);
  return { ...before, [name]: value };
}

async function render(name: string, options: RenderOptions): Promise<RenderedMail> {
  const template = await readTemplate(name, options);
  const missing = (template.requires ?? []).filter((one) => !Object.hasOwn(options.with, one));
  if (missing.length > 0)
    throw couldNotRun(
      `"${name}" needs ${missing.map((one) => `--with ${one}=...`).join(' ')}; a moment is written like 2026-10-09T18:00+08:00`,
    );
  const given = await readJson(options.case, '--case');
  const facts = factsIn(given, await readCaseSchema(options));
  const reader = { locale: options.locale, zone: options.zone ?? zoneOf(facts) };
  const rendered = await createRenderer().render(
    template,
    reader,
    variables(facts, template, { given: options.with, company: await readCompany(options) }),
  );
  if ('reason' in rendered) throw refused(rendered.reason);
  return rendered;
}

const candidateOf = ({ candidate }: Facts): Readonly<Record<string, unknown>> =>
  isObject(candidate) ? candidate : {};

const zoneOf = (facts: Facts): string => {
  const { zone } = candidateOf(facts);
  return typeof zone === 'string' ? zone : 'UTC';
};

/** The variables that a worker would give to the text, with examples of those that only a running case has. */
const variables = (
  facts: Facts,
  template: Template,
  { given, company }: { given: RenderOptions['with']; company: Correspondent },
): object => ({
  ...given,
  case: facts,
  recipient: { name: candidateOf(facts)['name'], isCandidate: template.class !== 'system' },
  company: companyValues(company),
  links: {
    progress: 'https://tidings.example.com/c/example',
    task: 'https://tidings.example.com/t/example',
  },
  ...(template.class === 'system' && {
    task: { title: 'Example task', deadline: { at: Date.now() + dayMs } },
  }),
});
