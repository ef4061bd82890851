import type { ExpressionTree } from './expression-tree.ts';

export interface JsonObject {
  readonly [key: string]: Json;
}

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** Whether a value is a map of JSON: neither a list nor `null`. */
export function isObject(value: Json | undefined): value is JsonObject;
export function isObject(value: unknown): value is Readonly<Record<string, unknown>>;
export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** A value in a JSON document that is not allowed there. */
export interface InvalidValue {
  /** JSON Pointer (RFC 6901) to the value, or to where it is missing. */
  readonly pointer: string;
  readonly message: string;
}

/** The JSON Pointer to a field of the value at another one. */
export const pointerTo = (parent: string, field: string): string =>
  `${parent}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The data that a case is started with, valid against `definitions/case.yaml`; date-times are ISO 8601 with offset. */
export type Facts = JsonObject;

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** Elapsed time, working time of a calendar, or a number of working days that keeps the time of day. One is never converted into another. */
export type Duration =
  | { readonly ms: number }
  | { readonly businessMs: number; readonly calendar: string }
  | { readonly businessDays: number; readonly calendar: string };

/** A checked CEL expression over `case` and the results of earlier steps. */
export interface Expression {
  /** As the author wrote it. */
  readonly cel: string;
  /** What is carried out. Plans that were compiled before there were trees are given them where they are read. */
  readonly tree?: ExpressionTree;
  /** Path of the `run` whose flow it is written in; none in the plan's own flow. Its short names mean steps of that run. */
  readonly in?: string;
}

/** A text for people: one for every locale, or one for all. */
export type Label = string | Readonly<Record<string, string>>;

/** `candidate`, a role, a person's id, or an expression that names one or several of them. */
export type Who = string | Expression;
