import { evaluate } from '../expression/evaluate.ts';
import { identifierOf } from '../expression/identifier.ts';
import { FlowError } from '../model/flow-error.ts';
import type { JsonObject, Json, Facts, Instant, Expression } from '../model/base.ts';

/** What expressions see: the facts as `case`, and under its id what each step has left behind. */
export interface Scope {
  value(expression: Expression): Json;
  holds(condition: Expression): boolean;
  instant(expression: Expression): Instant;
  /** The name, or the list of names, that an expression gives. */
  names(expression: Expression): readonly string[];
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
      // A step may bear that name, but nobody can refer to it.
      if (name !== 'case') results[name] = { ...results[name], ...fields };
    },
  };
}
