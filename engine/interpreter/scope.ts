import { evaluate } from '../expression/evaluate.ts';
import { identifierOf } from '../expression/identifier.ts';
import { FlowError } from '../model/flow-error.ts';
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

export function createScope(facts: Facts): Scope {
  const results: Record<string, JsonObject> = { case: facts };
  const value = (expression: Expression) => evaluate(expression, results);
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
    result(step, fields) {
      const name = identifierOf(step);
      // A step may be called `case`, but no expression can refer to it.
      if (name !== 'case') results[name] = { ...results[name], ...fields };
    },
  };
}
