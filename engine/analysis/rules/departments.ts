import type { UserTask } from '../../behaviour/behaviour.ts';
import type { Directory } from '../../model/definitions.ts';
import { holdersIn } from '../../people/holders.ts';
import type { ProofContext } from '../finding/context.ts';
import type { Finding } from '../finding/finding.ts';
import { tasksOf } from './decision.ts';
import type { RuleSubject } from './rule.ts';
import { isObject, type JsonObject, type Json, type Facts, type Who } from '../../model/base.ts';

/** A department whose roles may be held by people of its own, or all others together. */
export interface Department {
  readonly name: string;
  /** The active people behind a name there; undefined for an expression, which only a case can decide. */
  readonly people: (who: Who) => readonly string[] | undefined;
}

/** Every department that a case can be of: those that `case.yaml` lists, else those of the directory and all others. */
export function departmentsOf({
  directory,
  caseSchema,
}: Pick<ProofContext, 'directory' | 'caseSchema'>): readonly Department[] {
  const path = directory.department.split('.');
  const listed = enumAt(caseSchema, path);
  const named = Object.values(directory.roles).flatMap((role) => Object.keys(role.departments));
  return listed === undefined
    ? [
        ...[...new Set(named)].map((name) => department(name, factsAt(path, name), directory)),
        department('otherwise', {}, directory),
      ]
    : listed.map((name) => department(name, factsAt(path, name), directory));
}

/** A finding, once it is known in which departments it holds. */
export type DepartmentFinding = (department: string) => Finding;

/** What is found of the tasks of a flow in some department; nothing where no directory is known. */
export function ofTasksInDepartments(
  { flow, context }: Pick<RuleSubject, 'flow' | 'context'>,
  find: (task: UserTask, department: Department) => Iterable<DepartmentFinding>,
): readonly Finding[] {
  if (context === undefined) return [];
  const tasks = tasksOf(flow);
  return inDepartments(departmentsOf(context), (department) =>
    tasks.flatMap((task) => [...find(task, department)]),
  );
}

/** Everything that is found in some department; the same in several of them is one finding that names them all. */
export function inDepartments(
  departments: readonly Department[],
  find: (department: Department) => Iterable<DepartmentFinding>,
): readonly Finding[] {
  const found = new Map<
    string,
    { readonly finding: DepartmentFinding; readonly where: Set<string> }
  >();
  for (const one of departments)
    for (const finding of find(one)) {
      const key = JSON.stringify(finding(''));
      const same = found.get(key) ?? { finding, where: new Set() };
      same.where.add(one.name);
      found.set(key, same);
    }
  return [...found.values()].map(({ finding, where }) => finding([...where].join(', ')));
}

const department = (name: string, facts: Facts, directory: Directory): Department => ({
  name,
  people: (who) => (typeof who === 'string' ? holdersIn(directory, who, facts) : undefined),
});

const factsAt = ([key, ...rest]: readonly string[], name: string): Facts =>
  key === undefined ? {} : { [key]: rest.length === 0 ? name : factsAt(rest, name) };

function enumAt(schema: JsonObject, path: readonly string[]): readonly string[] | undefined {
  let at: Json | undefined = schema;
  for (const key of path) at = inside(inside(at, 'properties'), key);
  const values = inside(at, 'enum');
  return Array.isArray(values) ? values.filter((one) => typeof one === 'string') : undefined;
}

const inside = (value: Json | undefined, key: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
