import { EvaluationError, ParseError, type ParseResult } from '@marcbachmann/cel-js';
import type { Json, Expression } from '../model/base.ts';
import { FlowError } from '../model/flow-error.ts';
import { createDialect } from './dialect.ts';
import { identifierOf } from './identifier.ts';

// Temporal's sandbox replaces `Date` but leaves `Date.prototype.constructor`, by which CEL knows a timestamp when it sees one.
if (new Date(0).constructor !== Date) {
  Reflect.defineProperty(Date.prototype, 'constructor', { value: Date, configurable: true });
}

/**
 * Evaluates an expression over `case` and the results of steps, whose ids may be given as they stand in the plan.
 * Throws `expression-failed`, never anything else: a missing field is a failure, not "false".
 */
export function evaluate({ cel }: Expression, variables: Readonly<Record<string, Json>>): Json {
  try {
    return toJson(compiled(cel)(byIdentifier(variables)));
  } catch (error) {
    throw new FlowError('expression-failed', `expression "${cel}" failed: ${reasonOf(error)}`);
  }
}

const dialect = createDialect(true);

const cache = new Map<string, ParseResult>();

function compiled(cel: string): ParseResult {
  const known = cache.get(cel);
  if (known !== undefined) return known;
  const parsed = dialect.parse(cel);
  cache.set(cel, parsed);
  return parsed;
}

function byIdentifier(variables: Readonly<Record<string, Json>>): Map<string, Json> {
  return new Map(Object.entries(variables).map(([id, value]) => [identifierOf(id), value]));
}

function toJson(value: unknown): Json {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'object') return objectToJson(value);
  throw new TypeError('its value is not JSON');
}

function objectToJson(value: object | null): Json {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof Date) return value.toISOString();
  if (Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
  }
  throw new TypeError('its value is not JSON');
}

function reasonOf(error: unknown): string {
  if (error instanceof EvaluationError || error instanceof ParseError) return error.summary;
  return error instanceof Error ? error.message : String(error);
}
