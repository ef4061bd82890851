import type { Directory, Texts } from '../model/definitions.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { systemTemplates } from '../model/message.ts';
import type { Pack } from '../model/pack.ts';
import type { Plan } from '../model/plan.ts';
import type { TextUses } from '../analysis/finding/context.ts';
import type { CalendarTable } from '../model/calendar.ts';
import { checkFlow } from './flow/checks/check-flow.ts';
import { checkEndings } from './flow/checks/endings.ts';
import { isError } from './schema/compile-file.ts';
import { groupFiles } from './library/group-files.ts';
import type { Library } from './flow/library.ts';
import { type LoweringResult, lowerFlow, type StepOrigins } from './flow/lower/lower-flow.ts';
import { type LoadedLibrary, readLibrary } from './library/read-library.ts';
import type { Routing } from './files/routing/routing.ts';
import { locate } from './source/source.ts';
import { checkTexts } from './files/template/texts/check-texts.ts';
import { usesOf } from './files/template/texts/text-uses.ts';
import { referencedIds, type WrittenFlow } from './flow/written-flow.ts';
import type { JsonObject } from '../model/base.ts';

/** What became of a flow: no plan while anything that it stands on has an error. */
export interface CompiledFlow {
  readonly plan?: Omit<Plan, 'texts'>;
  /** Of its "business" durations. */
  readonly calendar?: string;
  /** Where each step of the plan is written. */
  readonly origins?: StepOrigins;
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
  return compileFlow(loadDefinitions(files), flow);
}

/** Compiles all flows and checks every file. */
export async function compileAll(files: ReadonlyMap<string, string>): Promise<CompiledDefinitions> {
  const loaded = loadDefinitions(files);
  const flows = new Map<string, CompiledFlow>();
  for (const id of loaded.library.flows.keys()) flows.set(id, await compileFlow(loaded, id));
  const { library, diagnosticsByFile, texts, caseSchema, directory, routing } = loaded;
  const all = [...diagnosticsByFile.values()].flat();
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

type LoadedDefinitions = LoadedLibrary & {
  /** What is found in the words of a template; looked for once. */
  readonly texts: (template: string) => Promise<readonly Diagnostic[]>;
};

function loadDefinitions(files: ReadonlyMap<string, string>): LoadedDefinitions {
  const grouped = groupFiles(files);
  const read = readLibrary(grouped);
  const { templates, environment } = read.library;
  const cache = new Map<string, Promise<readonly Diagnostic[]>>();
  const checkTemplateTexts = async (id: string): Promise<readonly Diagnostic[]> => {
    const [written, template] = [grouped.templates.get(id), templates.get(id)];
    return written && template
      ? checkTexts(written, { ...template, template: id }, environment)
      : [];
  };
  return {
    ...read,
    texts(id) {
      const found = cache.get(id) ?? checkTemplateTexts(id);
      cache.set(id, found);
      return found;
    },
  };
}

async function compileFlow(
  { library, diagnosticsByFile, texts }: LoadedDefinitions,
  id: string,
): Promise<CompiledFlow> {
  const flow = library.flows.get(id);
  if (flow === undefined) return { diagnostics: [unknownFlow(id, library)] };
  const closure = closureOf(flow, library);
  const runs = closure.slice(1).map((one) => one.id);
  const diagnostics = [
    ...filesOf(closure, library).flatMap((file) => diagnosticsByFile.get(file) ?? []),
    ...closure.flatMap((one) => checkOnce(one, library)),
  ];
  if (diagnostics.some(isError)) return { runs, diagnostics };
  for (const template of templatesOf(closure)) diagnostics.push(...(await texts(template)));
  if (diagnostics.some(isError)) return { runs, diagnostics };
  const lowered = lowerFlow(flow, library);
  const planDiagnostics = [...checkEndings(lowered, flow.source)].map((diagnostic) =>
    locate(flow.source, diagnostic),
  );
  if (lowered.tooLarge) planDiagnostics.push(tooManySteps(flow));
  if (planDiagnostics.some(isError))
    return { runs, diagnostics: [...diagnostics, ...planDiagnostics] };
  const words = textsOf(lowered, library);
  const packs = packsOf(flow, library);
  return {
    plan: packs.length === 0 ? lowered.plan : { ...lowered.plan, packs: packs.map(packVersion) },
    origins: lowered.origins,
    calendar: referencedIds(flow, 'calendar')[0] ?? '',
    texts: words,
    uses: mapValues(words.templates, usesOf),
    packs,
    runs,
    diagnostics: [...diagnostics, ...planDiagnostics],
  };
}

const packsOf = (flow: WrittenFlow, library: Library): readonly Pack[] =>
  [...new Set(referencedIds(flow, 'pack'))].flatMap((id) => library.packs.get(id) ?? []);

const packVersion = ({ id: pack, effective }: Pack) => ({ pack, effective });

const mapValues = <From, To>(
  from: Readonly<Record<string, From>>,
  to: (one: From) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(Object.entries(from).map(([key, one]) => [key, to(one)]));

const templatesOf = (flows: readonly WrittenFlow[]): ReadonlySet<string> =>
  new Set([...flows.flatMap((flow) => referencedIds(flow, 'template')), ...systemTemplates]);

/** Flows that several others run are checked once. */
const diagnosticsByFlow = new WeakMap<WrittenFlow, readonly Diagnostic[]>();

function checkOnce(flow: WrittenFlow, library: Library): readonly Diagnostic[] {
  const known = diagnosticsByFlow.get(flow) ?? checkFlow(flow, library);
  diagnosticsByFlow.set(flow, known);
  return known;
}

/** The flow and all that it runs. */
function closureOf(flow: WrittenFlow, library: Library): readonly WrittenFlow[] {
  const found = new Set([flow]);
  for (const one of found)
    for (const id of referencedIds(one, 'flow')) {
      const inner = library.flows.get(id);
      if (inner) found.add(inner);
    }
  return [...found];
}

/** Paths of everything that these flows name. */
function filesOf(flows: readonly WrittenFlow[], library: Library): readonly string[] {
  const forms = flows.flatMap((flow) => referencedIds(flow, 'form'));
  const templates = flows.flatMap((flow) => referencedIds(flow, 'template'));
  const calendars = [
    ...flows.flatMap((flow) => referencedIds(flow, 'calendar')),
    ...forms.flatMap((id) => calendarsOf(id, library)),
  ];
  return [
    ...new Set([
      'case.yaml',
      'directory.yaml',
      ...flows.map(({ source }) => source.file),
      ...forms.map((id) => `forms/${id}.yaml`),
      ...flows.flatMap((flow) => referencedIds(flow, 'pack')).map((id) => `packs/${id}.yaml`),
      ...calendars.map((id) => `calendars/${id}.yaml`),
      ...templates.map((id) => `templates/${id}/template.yaml`),
    ]),
  ];
}

const calendarsOf = (form: string, { forms }: Library): readonly string[] =>
  (forms.get(form)?.fields ?? []).flatMap((field) => ('calendar' in field ? [field.calendar] : []));

const textsOf = ({ templates, forms }: LoweringResult, library: Library): Texts => ({
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

const fileStart = { line: 1, column: 1, endLine: 1, endColumn: 1 } as const;

const unknownFlow = (id: string, { names }: Library): Diagnostic => ({
  code: 'unknown-flow',
  severity: 'error',
  file: `flows/${id}.yaml`,
  ...fileStart,
  message: `there is no flow "${id}"`,
  hint: `known: ${names.flow.join(', ')}`,
});

const tooManySteps = ({ source }: WrittenFlow): Diagnostic =>
  locate(source, {
    code: 'too-many-steps',
    path: ['steps'],
    what: 'key',
    message:
      'with the flows that it runs, the flow has more than 2000 steps or is nested too deeply',
    hint: 'run fewer flows inside each other',
  });
