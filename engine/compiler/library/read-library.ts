import type { Directory } from '../../model/definitions.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { createEnvironment, type Environment } from '../../expression/check/environment.ts';
import { compileCalendar } from '../files/calendar/compile-calendar.ts';
import { compileCaseSchema } from '../files/case/case-schema.ts';
import type { Compiled } from '../schema/compiled.ts';
import { compileDirectory } from '../files/directory/directory.ts';
import { compileForm } from '../files/form/forms.ts';
import type { Grouped } from './group-files.ts';
import type { Library } from '../flow/library.ts';
import { compilePack } from '../files/pack/packs.ts';
import { compileRouting, type Routing } from '../files/routing/routing.ts';
import { flowSchema } from '../flow/flow-schema.ts';
import { placed, type Source } from '../source/source.ts';
import { compileTemplate } from '../files/template/templates.ts';
import { validate } from '../schema/validate.ts';
import { isRecord } from '../schema/walk.ts';
import { missing, missingRoles } from './required-files.ts';
import { readFlow, type WrittenFlow } from '../flow/written-flow.ts';
import type { JsonObject } from '../../model/base.ts';

/** The definitions that flows stand on, and what was found in each file, by its path. */
export interface ReadLibrary {
  readonly library: Library;
  /** JSON Schema of what a case carries. */
  readonly caseSchema: JsonObject | undefined;
  readonly directory: Directory | undefined;
  readonly routing: Routing | undefined;
  readonly found: ReadonlyMap<string, readonly Diagnostic[]>;
}

/** Reads everything but the checks of the flows themselves, which need the whole library. */
export function readLibrary(files: Grouped): ReadLibrary {
  const found = new Map<string, readonly Diagnostic[]>();
  const take: Take = (file, { value, diagnostics }) => {
    found.set(file, [...(found.get(file) ?? []), ...diagnostics]);
    return value;
  };
  const calendars = [...files.calendars.keys()];
  const flows = [...files.flows.keys()];
  const caseSchema = files.case && take(files.case.file, compileCaseSchema(files.case));
  const environment = caseSchema && createEnvironment(caseSchema);
  const templates = compileEach(files.templates, (one, id) =>
    take(one.source.file, compileTemplate(one, id)),
  );
  const { directory, routing } = files;
  for (const [file, faults] of missing(files)) found.set(file, faults);
  return {
    found,
    caseSchema,
    directory: directory && take(directory.file, compilePeople(directory, environment)),
    routing: routing && take(routing.file, compileRouting(routing, environment, flows)),
    library: {
      flows: compileEach(files.flows, (source, id) => take(source.file, read(source, id))),
      calendars: compileEach(files.calendars, (source, id) =>
        take(source.file, compileCalendar(source, id)),
      ),
      forms: compileEach(files.forms, (source, id) =>
        take(source.file, compileForm(source, id, calendars)),
      ),
      packs: compileEach(files.packs, (source, id) =>
        take(source.file, compilePack(source, id, environment)),
      ),
      templates,
      environment,
      names: {
        flow: flows,
        calendar: calendars,
        form: [...files.forms.keys()],
        template: [...files.templates.keys()].filter((id) => templates.get(id)?.class !== 'system'),
        pack: [...files.packs.keys()],
        who: ['candidate', ...namesOf(directory)],
      },
    },
  };
}

type Take = <T>(file: string, compiled: Compiled<T>) => T | undefined;

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

/** A flow can be read with faults in it; they are found anyway. */
const read = (source: Source, id: string): Compiled<WrittenFlow> => ({
  value: readFlow(id, source),
  diagnostics: [...source.diagnostics, ...validate(source, flowSchema())],
});

/** The directory, which must hold the roles that the system itself asks. */
function compilePeople(source: Source, environment: Environment | undefined): Compiled<Directory> {
  const compiled = compileDirectory(source, environment);
  if (compiled.value === undefined) return compiled;
  const faults = missingRoles(compiled.value).map((fault) => placed(source, fault));
  const diagnostics = [...compiled.diagnostics, ...faults];
  return faults.length > 0 ? { diagnostics } : { value: compiled.value, diagnostics };
}

/** Roles and people, also of a directory with faults in it. */
function namesOf(directory: Source | undefined): readonly string[] {
  const value = isRecord(directory?.value) ? directory.value : {};
  const people: readonly unknown[] = Array.isArray(value['people']) ? value['people'] : [];
  const ids = people.map((person) => (isRecord(person) ? person['id'] : undefined));
  const roles = isRecord(value['roles']) ? Object.keys(value['roles']) : [];
  return [...roles, ...ids.filter((id) => typeof id === 'string')];
}
