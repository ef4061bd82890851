import type { Directory, RoleHolders } from '../../../model/definitions.ts';
import { checkExpression } from '../../../expression/check/check.ts';
import type { Environment } from '../../../expression/check/environment.ts';
import { compileFile, duplicates, type Compiled } from '../../schema/compiled.ts';
import { directorySchema, type WrittenDirectory, type WrittenHolders } from './directory-schema.ts';
import { roleFaults } from './directory-roles.ts';
import { didYouMean } from '../../schema/messages.ts';
import type { Fault, Source } from '../../source/source.ts';
import { isZone } from '../calendar/zone-offsets.ts';

/** Compiles `directory.yaml`; without an environment, the path of the department is taken on trust. */
export const compileDirectory = (
  source: Source,
  environment: Environment | undefined,
): Compiled<Directory> =>
  compileFile<WrittenDirectory, Directory>(source, {
    schema: directorySchema,
    faults: (written) => faults(written, environment),
    lower,
  });

const lower = ({ department, people, roles }: WrittenDirectory): Directory => ({
  department,
  people: people.map((person) => ({ ...person, active: person.active ?? true })),
  roles: Object.fromEntries(Object.entries(roles).map(([role, held]) => [role, holdersOf(held)])),
});

function holdersOf(held: WrittenHolders): RoleHolders {
  if (typeof held === 'string') return { departments: {}, otherwise: [held] };
  return 'otherwise' in held
    ? { departments: held.departments ?? {}, otherwise: held.otherwise }
    : { departments: {}, otherwise: held };
}

function* faults(
  written: WrittenDirectory,
  environment: Environment | undefined,
): Generator<Fault> {
  if (environment) yield* departmentFaults(written.department, environment);
  yield* peopleFaults(written);
  yield* managerFaults(written);
  yield* roleFaults(written);
}

function* departmentFaults(path: string, environment: Environment): Generator<Fault> {
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

function* peopleFaults({ people }: WrittenDirectory): Generator<Fault> {
  yield* duplicates(
    people.map((person) => person.id),
    (index) => ['people', index, 'id'],
  );
  for (const [index, { id, zone }] of people.entries()) {
    if (id === 'candidate')
      yield {
        code: 'reserved-id',
        path: ['people', index, 'id'],
        what: 'value',
        message: '"candidate" is the person whom a case is about',
        hint: 'choose another id',
      };
    if (!isZone(zone))
      yield {
        code: 'wrong-value',
        path: ['people', index, 'zone'],
        what: 'value',
        message: `"${zone}" is not a time zone`,
        hint: 'write an IANA name such as "Asia/Shanghai"',
      };
  }
}

function* managerFaults({ people }: WrittenDirectory): Generator<Fault> {
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
    else if (isOwnManager(id, managers))
      yield {
        ...at,
        code: 'manager-cycle',
        message: `"${id}" is, through "${manager}", their own manager`,
        hint: 'leave the manager of the highest of them out',
      };
  }
}

/** Whether the way up from somebody leads back to them. */
function isOwnManager(id: string, managers: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  let above = managers.get(id);
  while (above !== undefined && above !== id && !seen.has(above)) {
    seen.add(above);
    above = managers.get(above);
  }
  return above === id;
}
