import { didYouMean } from '../../../expression/check/nearest.ts';
import type { PathDiagnostic, ValuePath } from '../../source/source.ts';
import { unlisted } from './check-people.ts';
import type { WrittenDirectory, WrittenHolders } from './directory-schema.ts';

/** Roles are held by people who exist, at least one of them active. */
export function* checkRoles({
  people,
  roles,
  departments,
}: WrittenDirectory): Generator<PathDiagnostic> {
  const ids = people.map(({ id }) => id);
  const active = new Set(people.filter((one) => one.active ?? true).map(({ id }) => id));
  const absent = new Map<string, AbsentHolders>();
  for (const [role, holders] of Object.entries(roles)) {
    if (role === 'candidate' || ids.includes(role)) yield takenRole(role);
    if (departments) yield* checkRoleDepartments(holders, departments, ['roles', role]);
    for (const { names, path } of holderLists(holders, ['roles', role])) {
      yield* checkPeopleExist(names, path, ids);
      if (!names.every((name) => ids.includes(name) && !active.has(name))) continue;
      const key = names.toSorted().join(' ');
      const before = absent.get(key);
      absent.set(key, { path, ...before, roles: [...(before?.roles ?? []), role] });
    }
  }
  for (const one of absent.values()) yield nobodyActive(one);
}

/** People who are not active and alone hold roles, at the first place where they do. */
interface AbsentHolders {
  readonly path: ValuePath;
  readonly roles: readonly string[];
}

function* checkRoleDepartments(
  holders: WrittenHolders,
  listed: readonly string[],
  path: ValuePath,
): Generator<PathDiagnostic> {
  if (typeof holders === 'string' || !('departments' in holders)) return;
  for (const name of Object.keys(holders.departments))
    if (!listed.includes(name))
      yield unlisted([...path, 'departments', name], name, { name: 'departments', listed }, 'key');
}

interface HolderList {
  readonly names: readonly string[];
  readonly path: ValuePath;
}

function holderLists(holders: WrittenHolders, path: ValuePath): readonly HolderList[] {
  if (typeof holders === 'string') return [{ names: [holders], path }];
  if (!('otherwise' in holders)) return [{ names: holders, path }];
  const departments = Object.entries(holders.departments ?? {}).map(([department, names]) => ({
    names,
    path: [...path, 'departments', department],
  }));
  return [...departments, { names: holders.otherwise, path: [...path, 'otherwise'] }];
}

function* checkPeopleExist(
  names: readonly string[],
  path: ValuePath,
  ids: readonly string[],
): Generator<PathDiagnostic> {
  for (const [index, name] of names.entries()) {
    if (ids.includes(name)) continue;
    yield {
      code: 'unknown-person',
      // A single name may stand without a list; then the path of its entry leads to the name itself.
      path: [...path, index],
      what: 'value',
      message: `"${name}" is not a person of this directory`,
      hint: didYouMean(name, ids, 'add them to "people", or name somebody else'),
    };
  }
}

const takenRole = (role: string): PathDiagnostic => ({
  code: 'reserved-id',
  path: ['roles', role],
  what: 'key',
  message:
    role === 'candidate'
      ? '"candidate" is the person whom a case is about'
      : `"${role}" is a person already`,
  hint: 'choose another name for the role',
});

const nobodyActive = ({ path, roles: [role, ...others] }: AbsentHolders): PathDiagnostic => ({
  code: 'nobody-active',
  severity: 'warning',
  path,
  what: 'value',
  message: `nobody who holds "${role}" here is active`,
  hint: `name somebody who is there, so that they can be asked${alsoHeld(others)}`,
});

/** One who has left may hold several roles, and one role in several departments. */
const alsoHeld = (roles: readonly string[]): string =>
  roles.length === 0
    ? ''
    : `; the same people hold ${[...new Set(roles)].map((one) => `"${one}"`).join(', ')} elsewhere`;
