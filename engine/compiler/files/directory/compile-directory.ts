import { checkExpression } from '../../../expression/check/check-expression.ts';
import type { ExpressionEnvironment } from '../../../expression/check/environment.ts';
import { didYouMean } from '../../../expression/check/nearest.ts';
import type { Directory, RoleHolders } from '../../../model/definitions.ts';
import { compileFile, type CompilationResult } from '../../schema/compile-file.ts';
import type { PathDiagnostic, Source } from '../../source/source.ts';
import { readMailAddress } from '../../../people/mail-address.ts';
import { readZone } from '../calendar/zone-name.ts';
import { checkPeople } from './check-people.ts';
import { checkRoles } from './check-roles.ts';
import { directorySchema, type WrittenDirectory, type WrittenHolders } from './directory-schema.ts';

/** Compiles `directory.yaml`; without an environment, the path of the department is taken on trust. */
export const compileDirectory = (
  source: Source,
  environment: ExpressionEnvironment | undefined,
): CompilationResult<Directory> =>
  compileFile<WrittenDirectory, Directory>(source, {
    schema: directorySchema,
    check: (written) => checkDirectory(written, environment),
    lower,
  });

const lower = ({ department, people, roles }: WrittenDirectory): Directory => ({
  department,
  people: people.map((person) => ({
    ...person,
    email: addressOf(person.email),
    zone: zoneOf(person.zone),
    active: person.active ?? true,
  })),
  roles: Object.fromEntries(
    Object.entries(roles).map(([role, holders]) => [role, holdersOf(holders)]),
  ),
});

const addressOf = (written: string): string => {
  const found = readMailAddress(written);
  return 'address' in found ? found.address : written;
};

const zoneOf = (written: string): string => {
  const found = readZone(written);
  return 'zone' in found ? found.zone : written;
};

function holdersOf(holders: WrittenHolders): RoleHolders {
  if (typeof holders === 'string') return { departments: {}, otherwise: [holders] };
  return 'otherwise' in holders
    ? { departments: holders.departments ?? {}, otherwise: holders.otherwise }
    : { departments: {}, otherwise: holders };
}

function* checkDirectory(
  written: WrittenDirectory,
  environment: ExpressionEnvironment | undefined,
): Generator<PathDiagnostic> {
  if (environment) yield* checkDepartment(written.department, environment);
  yield* checkPeople(written);
  yield* checkManagers(written);
  yield* checkRoles(written);
}

function* checkDepartment(
  path: string,
  environment: ExpressionEnvironment,
): Generator<PathDiagnostic> {
  const prefix = 'case.';
  const found = checkExpression(`${prefix}${path} == ""`, environment, 'bool');
  if (!found) return;
  const isField = found.code === 'unknown-field' || found.code === 'may-be-missing';
  yield {
    code: isField ? found.code : 'expression-type',
    path: ['department'],
    what: 'value',
    message: isField ? found.message : `"${prefix}${path}" is not a text`,
    hint: found.code === 'unknown-field' ? found.hint : 'name a text that every case has',
    ...(found.code === 'unknown-field' && {
      span: [found.start - prefix.length, found.end - prefix.length] as const,
    }),
  };
}

function* checkManagers({ people }: WrittenDirectory): Generator<PathDiagnostic> {
  const managers = new Map(people.map(({ id, manager }) => [id, manager]));
  for (const [index, { id, manager }] of people.entries()) {
    if (manager === undefined) continue;
    const at = { path: ['people', index, 'manager'], what: 'value' } as const;
    if (!managers.has(manager))
      yield {
        ...at,
        code: 'unknown-person',
        message: `"${manager}" is not a person of this directory`,
        hint: didYouMean(manager, [...managers.keys()], 'name the id of a person'),
      };
    else if (isFirstOfCycle(id, managers))
      yield {
        ...at,
        code: 'manager-cycle',
        message: `"${id}" is, through "${manager}", their own manager`,
        hint: 'leave the manager of the highest of them out',
      };
  }
}

/** Whether the chain of managers of somebody leads back to them, and to nobody who is listed before them. */
function isFirstOfCycle(id: string, managers: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  let above = managers.get(id);
  while (above !== undefined && above !== id && !seen.has(above)) {
    seen.add(above);
    above = managers.get(above);
  }
  return above === id && [...managers.keys()].find((one) => one === id || seen.has(one)) === id;
}
