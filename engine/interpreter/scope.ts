import { evaluate } from '../expression/evaluate.ts';
import { identifierOf } from '../expression/identifier.ts';
import { FlowError } from '../model/flow-error.ts';
import { has } from '../model/generations.ts';
import type { Plan } from '../model/plan.ts';
import type { JsonObject, Json, Facts, Instant, Expression } from '../model/base.ts';

/** The variables of expressions: the facts as `case`, and the results of each step under its id. */
export interface Scope {
  value(expression: Expression): Json;
  holds(condition: Expression): boolean;
  /** Throws `not-an-instant`. */
  instant(expression: Expression): Instant;
  /** The name, or the names, that an expression yields. */
  names(expression: Expression): readonly string[];
  /** Adds results of a step. */
  result(step: string, fields: JsonObject): void;
}

export function createScope(plan: Pick<Plan, 'interpreter'>, facts: Facts): Scope {
  const { variables, result } = has(plan, 'results-by-path')
    ? resultsByPath(facts)
    : resultsByName(facts);
  const value = (expression: Expression) => evaluate(expression, variables(expression));
  return {
    value,
    holds: (condition) => value(condition) === true,
    instant(expression) {
      const named = value(expression);
      const at = typeof named === 'string' ? Date.parse(named) : Number.NaN;
      if (Number.isNaN(at))
        throw new FlowError('not-an-instant', `"${expression.cel}" names no instant`);
      return at;
    },
    names: (expression) => [value(expression)].flat().map(String),
    result,
  };
}

interface Results {
  readonly variables: (expression: Expression) => Readonly<Record<string, JsonObject>>;
  readonly result: Scope['result'];
}

/** Results by the full path of their step. An expression sees those of the run in which it is written, whatever the same flow does elsewhere. */
function resultsByPath(facts: Facts): Results {
  const runs = new Map<string, Record<string, JsonObject>>();
  const resultsOf = (path: string) => {
    const known = runs.get(path);
    if (known !== undefined) return known;
    const results: Record<string, JsonObject> = { case: facts };
    runs.set(path, results);
    return results;
  };
  return {
    variables: (expression) => resultsOf(expression.in ?? ''),
    result(step, fields) {
      const end = step.lastIndexOf('/');
      add(resultsOf(step.slice(0, Math.max(0, end))), step, fields);
    },
  };
}

/** Results by the short name of their step, over all runs of all flows: the last one to set a result wins. */
function resultsByName(facts: Facts): Results {
  const results: Record<string, JsonObject> = { case: facts };
  return { variables: () => results, result: (step, fields) => add(results, step, fields) };
}

function add(results: Record<string, JsonObject>, step: string, fields: JsonObject): void {
  const name = identifierOf(step);
  // A step may be called `case`, but no expression can refer to it.
  if (name !== 'case') results[name] = { ...results[name], ...fields };
}
