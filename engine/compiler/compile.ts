import type { Directory, Texts } from '../model/definitions.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { systemTemplates } from '../model/message.ts';
import type { Pack } from '../model/pack.ts';
import type { Plan } from '../model/plan.ts';
import type { TextUses } from '../analysis/finding/context.ts';
import type { CalendarTable } from '../model/calendar.ts';
import { check } from './flow/checks/check.ts';
import { endings } from './flow/checks/endings.ts';
import { isError } from './schema/compiled.ts';
import { groupFiles } from './library/group-files.ts';
import type { Library } from './flow/library.ts';
import { type Lowered, lower, type Origins } from './flow/lower/lower.ts';
import { type ReadLibrary, readLibrary } from './library/read-library.ts';
import type { Routing } from './files/routing/routing.ts';
import { placed } from './source/source.ts';
import { checkTexts } from './files/template/texts/check-texts.ts';
import { usesOf } from './files/template/texts/uses.ts';
import { named, type WrittenFlow } from './flow/written-flow.ts';
import type { JsonObject } from '../model/base.ts';

/** What became of a flow: no plan while anything that it stands on has an error. */
export interface CompiledFlow {
  readonly plan?: Omit<Plan, 'texts'>;
  /** Of its "business" durations. */
  readonly calendar?: string;
  /** Where each step of the plan is written. */
  readonly origins?: Origins;
  /** The words that go with the plan, to be pinned under their hash. */
  readonly texts?: Texts;
  /** What the proofs need to know of those words. */
  readonly uses?: TextUses;
  /** Those that the flow keeps. */
  readonly packs?: readonly Pack[];
  /** The flows that it runs, directly or through others, also when it has errors. */
  readonly runs?: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What became of all the definitions. */
export interface CompiledDefinitions {
  readonly flows: ReadonlyMap<string, CompiledFlow>;
  readonly calendars: ReadonlyMap<string, CalendarTable>;
  /** JSON Schema of what a case carries. */
  readonly caseSchema?: JsonObject;
  /** Live: running cases follow it. */
  readonly directory?: Directory;
  readonly routing?: Routing;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles one flow. `files` holds the definitions as text, by path below their root: `flows/basic-instant.yaml`, `case.yaml`,
 * `templates/offer/en.mjml`. Whatever an author wrote becomes a diagnostic; nothing is thrown.
 */
export function compile(files: ReadonlyMap<string, string>, flow: string): Promise<CompiledFlow> {
  return compileFlow(open(files), flow);
}

/** Compiles all flows and checks every file. */
export async function compileAll(files: ReadonlyMap<string, string>): Promise<CompiledDefinitions> {
  const read = open(files);
  const flows = new Map<string, CompiledFlow>();
  for (const id of read.library.flows.keys()) flows.set(id, await compileFlow(read, id));
  const { library, found, texts, caseSchema, directory, routing } = read;
  const all = [...found.values()].flat();
  for (const id of library.templates.keys()) all.push(...(await texts(id)));
  for (const { diagnostics } of flows.values()) all.push(...diagnostics);
  return {
    flows,
    calendars: library.calendars,
    ...(caseSchema && { caseSchema }),
    ...(directory && { directory }),
    ...(routing && { routing }),
    diagnostics: [...new Set(all)],
  };
}

type Opened = ReadLibrary & {
  /** What is found in the words of a template; looked for once. */
  readonly texts: (template: string) => Promise<readonly Diagnostic[]>;
};

function open(files: ReadonlyMap<string, string>): Opened {
  const grouped = groupFiles(files);
  const read = readLibrary(grouped);
  const { templates, environment } = read.library;
  const known = new Map<string, Promise<readonly Diagnostic[]>>();
  const look = async (id: string): Promise<readonly Diagnostic[]> => {
    const [written, template] = [grouped.templates.get(id), templates.get(id)];
    return written && template
      ? checkTexts(written, { ...template, template: id }, environment)
      : [];
  };
  return {
    ...read,
    texts(id) {
      const found = known.get(id) ?? look(id);
      known.set(id, found);
      return found;
    },
  };
}

async function compileFlow({ library, found, texts }: Opened, id: string): Promise<CompiledFlow> {
  const flow = library.flows.get(id);
  if (flow === undefined) return { diagnostics: [noFlow(id, library)] };
  const closure = closureOf(flow, library);
  const runs = closure.slice(1).map((one) => one.id);
  const diagnostics = [
    ...filesOf(closure, library).flatMap((file) => found.get(file) ?? []),
    ...closure.flatMap((one) => checked(one, library)),
  ];
  if (diagnostics.some(isError)) return { runs, diagnostics };
  for (const template of templatesOf(closure)) diagnostics.push(...(await texts(template)));
  if (diagnostics.some(isError)) return { runs, diagnostics };
  const lowered = lower(flow, library);
  const late = [...endings(lowered, flow.source)].map((fault) => placed(flow.source, fault));
  if (lowered.tooLarge) late.push(tooLarge(flow));
  if (late.some(isError)) return { runs, diagnostics: [...diagnostics, ...late] };
  const words = textsOf(lowered, library);
  const packs = packsOf(flow, library);
  return {
    plan: packs.length === 0 ? lowered.plan : { ...lowered.plan, packs: packs.map(dated) },
    origins: lowered.origins,
    calendar: named(flow, 'calendar')[0] ?? '',
    texts: words,
    uses: mapValues(words.templates, usesOf),
    packs,
    runs,
    diagnostics: [...diagnostics, ...late],
  };
}

const packsOf = (flow: WrittenFlow, library: Library): readonly Pack[] =>
  [...new Set(named(flow, 'pack'))].flatMap((id) => library.packs.get(id) ?? []);

const dated = ({ id: pack, effective }: Pack) => ({ pack, effective });

const mapValues = <From, To>(
  from: Readonly<Record<string, From>>,
  to: (one: From) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(Object.entries(from).map(([key, one]) => [key, to(one)]));

const templatesOf = (flows: readonly WrittenFlow[]): ReadonlySet<string> =>
  new Set([...flows.flatMap((flow) => named(flow, 'template')), ...systemTemplates]);

/** Flows that several others run are checked once. */
const findings = new WeakMap<WrittenFlow, readonly Diagnostic[]>();

function checked(flow: WrittenFlow, library: Library): readonly Diagnostic[] {
  const known = findings.get(flow) ?? check(flow, library);
  findings.set(flow, known);
  return known;
}

/** The flow and all that it runs. */
function closureOf(flow: WrittenFlow, library: Library): readonly WrittenFlow[] {
  const found = new Set([flow]);
  for (const one of found)
    for (const id of named(one, 'flow')) {
      const inner = library.flows.get(id);
      if (inner) found.add(inner);
    }
  return [...found];
}

/** Paths of everything that these flows name. */
function filesOf(flows: readonly WrittenFlow[], library: Library): readonly string[] {
  const forms = flows.flatMap((flow) => named(flow, 'form'));
  const templates = flows.flatMap((flow) => named(flow, 'template'));
  const calendars = [
    ...flows.flatMap((flow) => named(flow, 'calendar')),
    ...forms.flatMap((id) => calendarsOf(id, library)),
  ];
  return [
    ...new Set([
      'case.yaml',
      'directory.yaml',
      ...flows.map(({ source }) => source.file),
      ...forms.map((id) => `forms/${id}.yaml`),
      ...flows.flatMap((flow) => named(flow, 'pack')).map((id) => `packs/${id}.yaml`),
      ...calendars.map((id) => `calendars/${id}.yaml`),
      ...templates.map((id) => `templates/${id}/template.yaml`),
    ]),
  ];
}

const calendarsOf = (form: string, { forms }: Library): readonly string[] =>
  (forms.get(form)?.fields ?? []).flatMap((field) => ('calendar' in field ? [field.calendar] : []));

const textsOf = ({ templates, forms }: Lowered, library: Library): Texts => ({
  templates: pick(library.templates, new Set([...templates, ...systemTemplates])),
  forms: pick(library.forms, forms),
});

function pick<T>(from: ReadonlyMap<string, T>, ids: ReadonlySet<string>): Record<string, T> {
  const picked: Record<string, T> = {};
  for (const id of [...ids].toSorted()) {
    const one = from.get(id);
    if (one !== undefined) picked[id] = one;
  }
  return picked;
}

const start = { line: 1, column: 1, endLine: 1, endColumn: 1 } as const;

const noFlow = (id: string, { names }: Library): Diagnostic => ({
  code: 'unknown-flow',
  severity: 'error',
  file: `flows/${id}.yaml`,
  ...start,
  message: `there is no flow "${id}"`,
  hint: `known: ${names.flow.join(', ')}`,
});

const tooLarge = ({ source }: WrittenFlow): Diagnostic =>
  placed(source, {
    code: 'too-many-steps',
    path: ['steps'],
    what: 'key',
    message:
      'with the flows that it runs, the flow has more than 2000 steps or is nested too deeply',
    hint: 'run fewer flows inside each other',
  });
