import {
  createEnvironment,
  type ExpressionEnvironment,
} from '../../expression/check/environment.ts';
import { isObject, type JsonObject } from '../../model/base.ts';
import type { Directory, Template } from '../../model/definitions.ts';
import type { House } from '../../model/house.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { compileCalendar } from '../files/calendar/compile-calendar.ts';
import { compileDirectory } from '../files/directory/compile-directory.ts';
import { rolesIn, type FactGroup } from '../files/case/written-case.ts';
import { compileForm } from '../files/form/compile-form.ts';
import { compileHouse } from '../files/house/compile-house.ts';
import { houseSchema } from '../files/house/house-schema.ts';
import { compilePack } from '../files/pack/compile-pack.ts';
import { compileRouting, type Routing } from '../files/routing/routing.ts';
import {
  compileTemplate,
  statedOutcomes,
  statedReader,
} from '../files/template/compile-template.ts';
import { flowSchema, houseRules } from '../flow/flow-schema.ts';
import type { Library } from '../flow/library.ts';
import { createPartRuns } from '../flow/part-runs.ts';
import { readParts, type ResultCollector } from './read-parts.ts';
import { outcomesOf, readFlow, type WrittenFlow } from '../flow/written-flow.ts';
import { type CompilationResult, isError } from '../schema/compile-file.ts';
import { violations } from '../schema/validate.ts';
import { internalError } from '../source/internal-error.ts';
import { locate, type PathDiagnostic, type Source } from '../source/source.ts';
import type { FilesByKind } from './group-files.ts';
import { readCase } from './read-case.ts';
import { missingFiles, missingRoles } from './required-files.ts';

/** The definitions that flows stand on, with the diagnostics of each file, by path. */
export interface LoadedLibrary {
  readonly library: Library;
  /** JSON Schema of what a case carries. */
  readonly caseSchema: JsonObject | undefined;
  readonly directory: Directory | undefined;
  /** Of definitions without `house.yaml` an empty one; `undefined` while the file has errors. */
  readonly house: House | undefined;
  readonly routing: Routing | undefined;
  readonly diagnosticsByFile: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** Compiles each file by itself. Flows are only read and validated: their checks need the whole library. */
export function readLibrary(files: FilesByKind): LoadedLibrary {
  const diagnosticsByFile = new Map<string, readonly Diagnostic[]>();
  const collect: ResultCollector = (file, compileIt) => {
    const { value, diagnostics } = resultOf(file, compileIt);
    diagnosticsByFile.set(file, [...(diagnosticsByFile.get(file) ?? []), ...diagnostics]);
    return value;
  };
  const { case: written, directory, routing } = files;
  const flows = readFlows(files, collect);
  const parts = readParts(files, collect);
  const caseSchema = written && collect(written.file, () => readCase(written, directory));
  const environment = caseSchema && createEnvironment(caseSchema);
  const templates = compileTemplates(files, collect);
  if (files.diagnostics.length > 0) diagnosticsByFile.set('', files.diagnostics);
  for (const [file, fileDiagnostics] of missingFiles(files))
    diagnosticsByFile.set(file, fileDiagnostics);
  return {
    diagnosticsByFile,
    caseSchema,
    directory:
      directory && collect(directory.file, () => compileRequiredDirectory(directory, environment)),
    house: compileOptionalHouse(files, outcomesOf([...flows.values(), ...parts.values()]), collect),
    routing:
      routing &&
      collect(routing.file, () =>
        compileRouting(routing, environment, [...files.flows.keys()], caseSchema),
      ),
    library: {
      flows,
      parts,
      partRunBy: createPartRuns(parts),
      calendars: compileEach(files.calendars, (source, id) =>
        collect(source.file, () => compileCalendar(source, id)),
      ),
      forms: compileForms(files, collect),
      packs: compileEach(files.packs, (source, id) =>
        collect(source.file, () =>
          compilePack(source, id, { environment, templates: allRead(files, templates) }),
        ),
      ),
      templates,
      environment,
      facts: caseSchema && factsOf(written),
      ...houseParts(files.house),
      ...namesAndPaths(files, templates),
    },
  };
}

const readFlows = ({ flows }: FilesByKind, collect: ResultCollector): Library['flows'] =>
  compileEach(flows, (source, id) => collect(source.file, () => readFlowFile(source, id)));

const compileForms = (
  { forms, calendars, directory }: FilesByKind,
  collect: ResultCollector,
): Library['forms'] =>
  compileEach(forms, (source, id) =>
    collect(source.file, () =>
      compileForm(source, id, [...calendars.keys()], rolesIn(directory?.value)),
    ),
  );

const compileTemplates = (
  { templates }: FilesByKind,
  collect: ResultCollector,
): Library['templates'] =>
  compileEach(templates, (one, id) => collect(one.source.file, () => compileTemplate(one, id)));

const allRead = (
  files: FilesByKind,
  templates: Library['templates'],
): readonly Template[] | undefined =>
  templates.size === files.templates.size ? [...templates.values()] : undefined;

const namesAndPaths = (
  files: FilesByKind,
  templates: Library['templates'],
): Pick<Library, 'names' | 'paths' | 'readers' | 'reports' | 'roles'> => ({
  roles: rolesIn(files.directory?.value),
  reports: new Map(
    [...files.templates].flatMap(([id, { source }]) => {
      const outcomes = statedOutcomes(source);
      return outcomes.length === 0 ? [] : [[id, outcomes] as const];
    }),
  ),
  readers: new Map(
    [...files.templates].flatMap(([id, { source }]) => {
      const reader = statedReader(source);
      return reader === undefined ? [] : [[id, reader] as const];
    }),
  ),
  names: {
    flow: [...files.flows.keys()],
    part: [...files.parts.keys()],
    calendar: [...files.calendars.keys()],
    form: [...files.forms.keys()],
    template: [...files.templates.keys()].filter((id) => templates.get(id)?.class !== 'system'),
    pack: [...files.packs.keys()],
    who: namesOf(files.directory),
  },
  paths: {
    form: pathsOf(files.forms),
    calendar: pathsOf(files.calendars),
    pack: pathsOf(files.packs),
    template: new Map([...files.templates].map(([id, { source }]) => [id, source.file])),
  },
});

function resultOf<T>(file: string, compileIt: () => CompilationResult<T>): CompilationResult<T> {
  try {
    return compileIt();
  } catch (error) {
    return { diagnostics: [internalError(file, error)] };
  }
}

function compileEach<From, To>(
  all: ReadonlyMap<string, From>,
  compile: (one: From, id: string) => To | undefined,
): ReadonlyMap<string, To> {
  const compiled = new Map<string, To>();
  for (const [id, one] of all) {
    const value = compile(one, id);
    if (value !== undefined) compiled.set(id, value);
  }
  return compiled;
}

/** A flow has a value even when it has errors: its references are checked all the same. */
function readFlowFile(source: Source, id: string): CompilationResult<WrittenFlow> {
  const broken = violations(source, flowSchema());
  const isWhole = !source.diagnostics.some(isError) && !broken.some(isAboutSteps);
  return {
    value: readFlow(id, source, { isWhole }),
    diagnostics: [...source.diagnostics, ...broken.map((one) => locate(source, one))],
  };
}

/** What the house says for every flow; its file is compiled by itself, with all its faults. */
function readHouseFlow(source: Source): WrittenFlow | undefined {
  const { value } = source;
  if (!isObject(value) || !Object.keys(houseRules).some((key) => key in value)) return undefined;
  return readFlow(source.file, source, { schema: houseSchema });
}

const isAboutSteps = ({ path: [first] }: PathDiagnostic): boolean =>
  first !== 'promises' && first !== 'assume' && first !== 'packs';

/** Compiles the directory, which must have the roles that the system itself asks. */
function compileRequiredDirectory(
  source: Source,
  environment: ExpressionEnvironment | undefined,
): CompilationResult<Directory> {
  const compiled = compileDirectory(source, environment);
  if (compiled.value === undefined) return compiled;
  const missingRoleDiagnostics = missingRoles(compiled.value).map((diagnostic) =>
    locate(source, diagnostic),
  );
  const diagnostics = [...compiled.diagnostics, ...missingRoleDiagnostics];
  return missingRoleDiagnostics.length > 0
    ? { diagnostics }
    : { value: compiled.value, diagnostics };
}

const compileOptionalHouse = (
  { house, pictures }: FilesByKind,
  outcomes: readonly string[] | undefined,
  collect: ResultCollector,
): House | undefined =>
  house ? collect(house.file, () => compileHouse(house, { outcomes, pictures })) : {};

/** What flows are held to by `house.yaml`. */
const factsOf = (written: Source | undefined): FactGroup | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- its schema has found it so
  written?.value as FactGroup | undefined;

const houseParts = (house: Source | undefined): Pick<Library, 'kept' | 'houseFlow'> => ({
  kept: keptOutcomes(house),
  houseFlow: house && readHouseFlow(house),
});

function keptOutcomes(house: Source | undefined): readonly string[] {
  const keep = isObject(house?.value) ? house.value['keep'] : undefined;
  return isObject(keep) ? Object.keys(keep).filter((outcome) => outcome !== 'else') : [];
}

/** Names of roles and people, also in a directory with errors; unknown as long as its people or roles cannot be read. */
function namesOf(directory: Source | undefined): readonly string[] | undefined {
  if (!isObject(directory?.value)) return undefined;
  const { people, roles } = directory.value;
  if (!Array.isArray(people) || !isObject(roles)) return undefined;
  const ids = people.map((person: unknown) => (isObject(person) ? person['id'] : undefined));
  return ['candidate', ...Object.keys(roles), ...ids.filter((id) => typeof id === 'string')];
}

const pathsOf = (sources: ReadonlyMap<string, Source>): ReadonlyMap<string, string> =>
  new Map([...sources].map(([id, { file }]) => [id, file]));
