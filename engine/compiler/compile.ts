import type { ProofContext, ReportedOutcomes, TextUses } from '../analysis/finding/context.ts';
import type { JsonObject } from '../model/base.ts';
import type { CalendarTable } from '../model/calendar.ts';
import type { Directory, Texts } from '../model/definitions.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { House } from '../model/house.ts';
import type { Pack } from '../model/pack.ts';
import type { Plan } from '../model/plan.ts';
import type { Routing } from './files/routing/routing.ts';
import { frameFile } from './files/template/frame/compose-frame.ts';
import type { TextRecall } from './files/template/texts/check-mjml.ts';
import { usesOf } from './files/template/texts/text-uses.ts';
import { checkPlan } from './check-plan.ts';
import {
  closureOf,
  filesOf,
  packsOf,
  templatesOf,
  termAnswersOf,
  textsOf,
} from './flow/dependencies.ts';
import type { Library } from './flow/library.ts';
import { type LoweringResult, lowerFlow, type StepOrigins } from './flow/lower/lower-flow.ts';
import { checkUnusedParts } from './flow/unused-parts.ts';
import { referencedIds, type WrittenFlow } from './flow/written-flow.ts';
import type { UnreadFiles } from './library/group-files.ts';
import { unseenCharacters } from './library/unseen-characters.ts';
import { type LoadedDefinitions, loadDefinitions } from './load-definitions.ts';
import { isError } from './schema/compile-file.ts';
import { internalError } from './source/internal-error.ts';
import { fileStart } from './source/source.ts';

// The stages, in order. Each gathers diagnostics; a flow goes on to the next only while it and all that it stands on have no error.
//
// 1. `groupFiles`   parses every file, and sorts the files by what they define.
// 2. `readLibrary`  takes each file by itself: validates it against its schema, checks what no schema can say, lowers it.
// 3. `checkFlow`    checks a flow as it is written over everything that it names, and so each part that it runs.
// 4. `checkTexts`   checks the words of the templates that these flows name.
// 5. `lowerFlow`    turns the flow into a plan, with the parts that it runs in their places.
// 6. `checkPlan`    checks what can be seen in the whole plan alone.

/** A compiled flow: without a plan while it, or anything that it stands on, has an error. */
export interface CompiledFlow {
  readonly plan?: Omit<Plan, 'texts'>;
  /** Id of the calendar of its "business" durations. */
  readonly calendar?: string;
  /** Where each step of the plan is written. */
  readonly origins?: StepOrigins;
  /** The words that go with the plan, to be pinned under their hash. */
  readonly texts?: Texts;
  /** What the proofs need to know of those words. */
  readonly uses?: TextUses;
  /** By form, the fields whose answers are terms of the offer. */
  readonly termAnswers?: ProofContext['termAnswers'];
  /** The outcomes of which its messages say that they tell, by template. */
  readonly reports?: ReportedOutcomes;
  /** The packs that the flow names. */
  readonly packs?: readonly Pack[];
  /** The path of its file. */
  readonly file?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** All definitions, compiled. */
export interface CompiledDefinitions {
  readonly flows: ReadonlyMap<string, CompiledFlow>;
  readonly calendars: ReadonlyMap<string, CalendarTable>;
  /** JSON Schema of what a case carries. */
  readonly caseSchema?: JsonObject;
  /** Live: running cases follow it. */
  readonly directory?: Directory;
  /** Empty where the file is missing; `undefined` while it has errors. */
  readonly house?: House | undefined;
  readonly routing?: Routing;
  /** The number of files that were checked. */
  readonly count: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compiles one flow. `files` holds the definitions as text, by path below their root: `flows/basic-instant.yaml`, `case.yaml`,
 * `templates/offer/en.md`. Whatever an author wrote becomes a diagnostic; nothing is thrown.
 */
export function compile(files: ReadonlyMap<string, string>, flow: string): Promise<CompiledFlow> {
  return compileFlow(loadDefinitions(files), flow);
}

/** Which part of the definitions is wanted, and what is known of them already. */
export interface CompileOptions {
  /** Flows and templates none of whose files are wanted stay uncompiled. */
  readonly isWanted?: (file: string) => boolean;
  /** Checks the body of a mail, or finds what a check of the same text has come to. */
  readonly recallText?: TextRecall;
}

/** Compiles all flows and checks every file; what is in `unread` is there, and unknown. */
export async function compileAll(
  files: ReadonlyMap<string, string>,
  unread?: UnreadFiles,
  { isWanted = () => true, recallText }: CompileOptions = {},
): Promise<CompiledDefinitions> {
  const loaded = loadDefinitions(files, unread, recallText);
  const { library, diagnosticsByFile, count, caseSchema, directory, house, routing } = loaded;
  const flows = await compileFlows(loaded, isWanted);
  const all = [...diagnosticsByFile.values()].flat();
  all.push(...(await checkWords(loaded, [...files.keys()].filter(isWanted))));
  for (const { diagnostics } of flows.values()) all.push(...diagnostics);
  all.push(...checkUnusedParts(loaded.library, loaded.checkFlow, isWanted));
  const unseen = [...files].flatMap(([file, text]) =>
    isWanted(file) ? unseenCharacters(file, text, all) : [],
  );
  return {
    flows,
    calendars: library.calendars,
    ...(caseSchema && { caseSchema }),
    ...(directory && { directory }),
    house,
    ...(routing && { routing }),
    count,
    diagnostics: [...new Set([...all, ...unseen])],
  };
}

/** What is found in the texts of all templates, and in the frame around them. */
async function checkWords(
  { library, checkTexts, checkFrame }: LoadedDefinitions,
  wanted: readonly string[],
): Promise<readonly Diagnostic[]> {
  const ofFrame = wanted.includes(frameFile) ? await checkFrame() : [];
  const folders = new Set(wanted.map((file) => file.slice(0, file.lastIndexOf('/') + 1)));
  const ids = [...library.paths.template.keys()].filter((id) => folders.has(`templates/${id}/`));
  const ofTexts = await Promise.all(ids.map(checkTexts));
  return [...ofFrame, ...ofTexts.flat()];
}

async function compileFlows(
  loaded: LoadedDefinitions,
  isWanted: (file: string) => boolean,
): Promise<CompiledDefinitions['flows']> {
  const { library } = loaded;
  const flows = new Map<string, CompiledFlow>();
  for (const [id, flow] of library.flows) {
    const closure = closureOf(flow, library);
    const isOne = closure.some(({ source: { file } }) => isWanted(file));
    flows.set(id, isOne ? await compileFlow(loaded, id) : uncompiled(flow));
  }
  return flows;
}

const uncompiled = ({ source: { file } }: WrittenFlow): CompiledFlow => ({ file, diagnostics: [] });

async function compileFlow(loaded: LoadedDefinitions, id: string): Promise<CompiledFlow> {
  const { library } = loaded;
  const flow = library.flows.get(id);
  if (flow === undefined) return { diagnostics: [unknownFlow(id, library)] };
  const { file } = flow.source;
  try {
    return { file, ...(await compileWrittenFlow(flow, loaded)) };
  } catch (error) {
    return { file, diagnostics: [internalError(file, error)] };
  }
}

async function compileWrittenFlow(
  flow: WrittenFlow,
  loaded: LoadedDefinitions,
): Promise<CompiledFlow> {
  const { library, diagnosticsByFile } = loaded;
  const closure = closureOf(flow, library);
  const diagnostics = [
    ...filesOf(closure, library).flatMap((file) => diagnosticsByFile.get(file) ?? []),
    ...new Set(closure.flatMap(loaded.checkFlow)),
  ];
  if (diagnostics.some(isError)) return { diagnostics };
  // All at once: mails are looked at together.
  const ofTexts = await Promise.all(Array.from(templatesOf(closure), loaded.checkTexts));
  diagnostics.push(...ofTexts.flat());
  if (diagnostics.some(isError)) return { diagnostics };
  const lowered = lowerFlow(flow, library);
  diagnostics.push(...(await checkPlan(lowered, flow, loaded)));
  if (diagnostics.some(isError)) return { diagnostics };
  return { ...compiledPlan(lowered, flow, loaded), diagnostics };
}

/** A plan without errors, and what goes with it. */
function compiledPlan(
  lowered: LoweringResult,
  flow: WrittenFlow,
  { library, house }: LoadedDefinitions,
): Omit<CompiledFlow, 'diagnostics'> {
  const { plan, origins } = lowered;
  const texts = textsOf(lowered, library, house?.company);
  const packs = packsOf(flow, library);
  const versions = packs.map(({ id: pack, effective }) => ({ pack, effective }));
  const uses = Object.entries(texts.templates).map(([id, one]) => [id, usesOf(one)] as const);
  return {
    plan: packs.length === 0 ? plan : { ...plan, packs: versions },
    origins,
    calendar: referencedIds(flow, 'calendar')[0] ?? '',
    texts,
    uses: Object.fromEntries(uses),
    termAnswers: termAnswersOf(texts),
    reports: Object.fromEntries([...library.reports].filter(([id]) => id in texts.templates)),
    packs,
  };
}

const unknownFlow = (id: string, { names }: Library): Diagnostic => ({
  code: 'unknown-flow',
  severity: 'error',
  file: `flows/${id}.yaml`,
  ...fileStart,
  message: `there is no flow "${id}"`,
  hint: `known: ${(names.flow ?? []).join(', ')}`,
});
