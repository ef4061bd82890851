import type { Environment as Dialect } from '@marcbachmann/cel-js';
import type { Json } from '../../model/base.ts';
import type { FormField } from '../../model/definitions.ts';
import type { ResultType } from '../../steps/step.ts';
import { answersType } from './answers-type.ts';
import { registerSizes } from './numbers.ts';
import { createDialect } from './dialect.ts';
import { identifierOf, isIdentifier } from '../identifier.ts';
import { isReservedName } from './reserved-names.ts';
import {
  caseValueType,
  momentType,
  openMap,
  structuresOf,
  textType,
  truthType,
  type ValueField,
  type ValueType,
} from './value-type.ts';

/** The names that an expression at one place of a flow may use, with their types. */
export interface ExpressionEnvironment {
  readonly dialect: Dialect;
  readonly names: ReadonlyMap<string, ValueType>;
  /** Conditions that hold here, since the place lies behind their `when`. */
  readonly holding?: readonly string[];
  /** Ids of the other steps of the flow, which may not have run here. */
  readonly later: readonly string[];
}

/** Result types by step id, as its kind declares them; the answers of a form by the fields of that form. */
export type StepResults = Readonly<
  Record<string, Readonly<Record<string, ResultType | readonly FormField[]>>>
>;

/** The environment in which no step has run: only the case, described by the JSON Schema of `case.yaml`. */
export function createEnvironment(caseSchema: Json): ExpressionEnvironment {
  const dialect = createDialect(false);
  registerSizes(dialect);
  const valueType = caseValueType(caseSchema);
  for (const structure of structuresOf(valueType)) registerStructure(dialect, structure);
  dialect.registerVariable('case', valueType.cel);
  return { dialect, names: new Map([['case', valueType]]), later: [] };
}

/** Adds the results of steps that have certainly run; `later` are the steps that an author may wrongly take for such. */
export function withSteps(
  environment: ExpressionEnvironment,
  steps: StepResults,
  later: readonly string[] = [],
): ExpressionEnvironment {
  const dialect = environment.dialect.clone();
  const names = new Map(environment.names);
  for (const [id, results] of Object.entries(steps)) {
    const name = identifierOf(id);
    // An id that its schema has refused is still there when expressions are checked.
    if (names.has(name) || !isIdentifier(name) || isReservedName(name)) continue;
    const valueType = resultValueType(name, results);
    for (const structure of structuresOf(valueType)) registerStructure(dialect, structure);
    dialect.registerVariable(name, valueType.cel);
    names.set(name, valueType);
  }
  return { dialect, names, later };
}

const resultValueType = (name: string, results: StepResults[string]): ValueType => ({
  cel: `step.${name}`,
  instant: false,
  fields: new Map(
    Object.entries(results).map(([key, type]) => [key, resultField(type, `step.${name}.${key}`)]),
  ),
});

function resultField(type: StepResults[string][string], path: string): ValueField {
  if (typeof type === 'object') return { ...answersType(type, path), optional: false };
  if (type === 'map') return { ...openMap, optional: false };
  return { ...simpleTypes[type], optional: false };
}

const simpleTypes = { string: textType, instant: momentType, 'yes-no': truthType } as const;

function registerStructure(dialect: Dialect, { cel, fields }: ValueType): void {
  const types = [...(fields ?? [])].map(([name, field]) => [name, field.cel]);
  dialect.registerType({ name: cel, fields: Object.fromEntries(types) });
}
