import type { Environment as Dialect } from '@marcbachmann/cel-js';
import type { ResultType } from '../../steps/step.ts';
import { createDialect, isSame } from '../dialect.ts';
import { identifierOf } from '../identifier.ts';
import { caseShape, openMap, structuresOf, type Field, type Shape } from './value-type.ts';
import type { Json } from '../../model/base.ts';

/** What an expression at one place of a flow may name. */
export interface Environment {
  readonly dialect: Dialect;
  readonly names: ReadonlyMap<string, Shape>;
  /** Steps of the same flow whose results cannot be relied on here, as written. */
  readonly later: readonly string[];
}

/** Result types by step id, as its kind declares them. */
export type StepResults = Readonly<Record<string, Readonly<Record<string, ResultType>>>>;

/** The environment in which no step has run: only the case, described by the JSON Schema of `case.yaml`. */
export function createEnvironment(caseSchema: Json): Environment {
  const dialect = createDialect(false);
  // Only to the checker: at run time `in` compares by value already, and a second overload would be ambiguous.
  dialect.registerOperator('double in list<int>', isSame);
  dialect.registerOperator('int in list<double>', isSame);
  const shape = caseShape(caseSchema);
  for (const structure of structuresOf(shape)) registerStructure(dialect, structure);
  dialect.registerVariable('case', shape.cel);
  return { dialect, names: new Map([['case', shape]]), later: [] };
}

/** Adds the steps that have certainly run, and those of which an author may wrongly think so. */
export function withSteps(
  environment: Environment,
  steps: StepResults,
  later: readonly string[] = [],
): Environment {
  const dialect = environment.dialect.clone();
  const names = new Map(environment.names);
  for (const [id, results] of Object.entries(steps)) {
    const name = identifierOf(id);
    if (names.has(name)) continue;
    const shape = resultShape(name, results);
    registerStructure(dialect, shape);
    dialect.registerVariable(name, shape.cel);
    names.set(name, shape);
  }
  return { dialect, names, later };
}

const resultShape = (name: string, results: StepResults[string]): Shape => ({
  cel: `step.${name}`,
  instant: false,
  fields: new Map(Object.entries(results).map(([key, type]) => [key, resultField(type)])),
});

const resultField = (type: ResultType): Field => ({
  ...(type === 'map' ? openMap : { cel: 'string', instant: type === 'instant' }),
  optional: false,
});

function registerStructure(dialect: Dialect, { cel, fields }: Shape): void {
  const types = [...(fields ?? [])].map(([name, field]) => [name, field.cel]);
  dialect.registerType({ name: cel, fields: Object.fromEntries(types) });
  dialect.registerOperator(`${cel} == null`, isSame);
}
