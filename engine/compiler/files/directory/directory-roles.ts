import type { WrittenDirectory, WrittenHolders } from './directory-schema.ts';
import { didYouMean } from '../../schema/messages.ts';
import type { Fault, Path } from '../../source/source.ts';

/** Roles are held by people who exist, and by somebody who is there. */
export function* roleFaults({ people, roles }: WrittenDirectory): Generator<Fault> {
  const ids = people.map(({ id }) => id);
  const active = new Set(people.filter((one) => one.active ?? true).map(({ id }) => id));
  for (const [role, held] of Object.entries(roles)) {
    if (role === 'candidate' || ids.includes(role)) yield takenRole(role);
    for (const { names, path } of listsOf(held, ['roles', role])) {
      yield* unknownPeople(names, path, ids);
      if (names.every((name) => ids.includes(name) && !active.has(name))) yield nobody(role, path);
    }
  }
}

interface Listed {
  readonly names: readonly string[];
  readonly path: Path;
}

function listsOf(held: WrittenHolders, path: Path): readonly Listed[] {
  if (typeof held === 'string') return [{ names: [held], path }];
  if (!('otherwise' in held)) return [{ names: held, path }];
  const departments = Object.entries(held.departments ?? {}).map(([department, names]) => ({
    names,
    path: [...path, 'departments', department],
  }));
  return [...departments, { names: held.otherwise, path: [...path, 'otherwise'] }];
}

function* unknownPeople(
  names: readonly string[],
  path: Path,
  ids: readonly string[],
): Generator<Fault> {
  for (const [index, name] of names.entries()) {
    if (ids.includes(name)) continue;
    yield {
      code: 'unknown-person',
      // One name may stand alone, without a list around it.
      path: [...path, index],
      what: 'value',
      message: `"${name}" is not a person of this directory`,
      hint: didYouMean(name, ids, 'add them to "people", or name somebody else'),
    };
  }
}

const takenRole = (role: string): Fault => ({
  code: 'reserved-id',
  path: ['roles', role],
  what: 'key',
  message:
    role === 'candidate'
      ? '"candidate" is the person whom a case is about'
      : `"${role}" is a person already`,
  hint: 'choose another name for the role',
});

const nobody = (role: string, path: Path): Fault => ({
  code: 'nobody-active',
  severity: 'warning',
  path,
  what: 'value',
  message: `nobody who holds "${role}" here is active`,
  hint: 'name somebody who is there, so that they can be asked',
});
