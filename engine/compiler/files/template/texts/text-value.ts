import { TypeGuards, type Token, type PropertyAccessToken, type Value } from 'liquidjs';
import { didYouMean } from '../../../../expression/check/nearest.ts';
import type { ValueType } from '../../../../expression/check/value-type.ts';
import { applyFilter } from './apply-filter.ts';
import { mayBeMissing, type FilterArgument, type TextContext } from './text-context.ts';
import { anyType, resolvePath } from './text-scope.ts';
import type { LocalValue, TextState } from './text-state.ts';
import { segmentsOf, staticPath } from './tokens.ts';

/** The type of a value with its filters; where Liquid is lenient, what is missing counts as nothing. */
export function typeOfValue(
  value: Value,
  state: TextState,
  context: TextContext,
  lenient: boolean,
): LocalValue {
  const [first] = value.filters;
  const isLenient = lenient || first?.name === 'default';
  const operands = value.initial.postfix.filter((token) => !TypeGuards.isOperatorToken(token));
  const types = operands.map((token) => tokenValue(token, state, context, isLenient));
  const [only = { type: truth, missing: false }] = types;
  const start = value.initial.postfix[0]?.begin ?? 0;
  const initial = value.initial.postfix.length > 1 ? { type: truth, missing: false } : only;
  return value.filters.reduce(
    (before, filter, index) =>
      applyFilter(before, filter, {
        context,
        args: filter.args.map((arg) => argumentOf(arg, state, context)),
        start,
        earlier: value.filters.slice(0, index).map(({ name }) => name),
      }),
    initial,
  );
}

const truth: ValueType = { cel: 'bool', instant: false };
const text: ValueType = { cel: 'string', instant: false };
const number: ValueType = { cel: 'double', instant: false };

type WrittenArgument = Value['filters'][number]['args'][number];

function argumentOf(
  written: WrittenArgument,
  state: TextState,
  context: TextContext,
): FilterArgument {
  const [name, token] = Array.isArray(written) ? written : [undefined, written];
  const { type } = token ? tokenValue(token, state, context, false) : { type: truth };
  const literal = token && 'content' in token ? token.content : undefined;
  return {
    type,
    ...(name !== undefined && { name }),
    ...((typeof literal === 'string' || typeof literal === 'number') && { literal }),
  };
}

/** The type of a literal, a range, or what a path leads to. */
export function tokenValue(
  token: Token,
  state: TextState,
  context: TextContext,
  lenient: boolean,
): LocalValue {
  if (TypeGuards.isPropertyAccessToken(token)) return pathValue(token, state, context, lenient);
  if (TypeGuards.isRangeToken(token)) {
    for (const end of [token.lhs, token.rhs]) tokenValue(end, state, context, false);
    return certain({ cel: 'list<double>', instant: false, item: number, nullable: true });
  }
  if (TypeGuards.isNumberToken(token)) return certain(number);
  if (TypeGuards.isQuotedToken(token)) return certain(literalType(token.content));
  return certain(TypeGuards.isLiteralToken(token) && token.literal.length < 6 ? truth : anyType);
}

const certain = (type: ValueType): LocalValue => ({ type, missing: false });

const literalType = (content: string): ValueType =>
  /^\d{4}-\d\d-\d\d(T.*(Z|[+-]\d\d:\d\d))?$/.test(content) && !Number.isNaN(Date.parse(content))
    ? { ...text, day: true }
    : text;

function pathValue(
  token: PropertyAccessToken,
  state: TextState,
  context: TextContext,
  lenient: boolean,
): LocalValue {
  const segments = segmentsOf(token);
  for (const one of segments) if (typeof one === 'object') tokenValue(one, state, context, false);
  const start = startOf(token, state, context);
  if (!start) return unknownRoot(nameOf(segments[0]), token, context);
  const names = segments.map((one) => (typeof one === 'object' ? [one] : one));
  const found = resolvePath(start.type, token.variable ? ['', ...names] : names);
  if ('unknownAt' in found) return unknownField(segments.map(nameOf), found, token, context);
  const optional = [...(start.missing ? [nameOf(segments[0])] : []), ...found.optional];
  const missing = optional.find((path) => !state.present.has(path));
  if (missing !== undefined && !lenient) reportMissing(token, missing, context);
  return { type: found.type, missing: missing !== undefined && lenient };
}

const startOf = (token: PropertyAccessToken, state: TextState, context: TextContext) =>
  token.variable
    ? tokenValue(token.variable, state, context, false)
    : lookUp(segmentsOf(token)[0], state, context);

type TokenSegment = ReturnType<typeof segmentsOf>[number] | undefined;

/** A path inside brackets, or in quotes, has no name. */
const nameOf = (segment: TokenSegment): string =>
  typeof segment === 'object' ? segment.getText() : String(segment ?? '');

function reportMissing(token: PropertyAccessToken, missing: string, context: TextContext): void {
  const written = context.text.slice(token.begin, token.end);
  const path = staticPath(token) === undefined ? written : missing;
  context.report(mayBeMissing(written, path), token.begin, token.end);
}

function lookUp(
  segment: TokenSegment,
  { items, locals }: TextState,
  { scope }: TextContext,
): LocalValue | undefined {
  const root = nameOf(segment);
  const own = items.get(root) ?? locals.get(root);
  const type = scope.get(root);
  return own ?? (type && certain(type));
}

function unknownRoot(root: string, { begin }: Token, { scope, report }: TextContext): LocalValue {
  const message = {
    code: 'unknown-variable',
    message: `"${root}" is not given to this text`,
    hint: didYouMean(root, [...scope.keys()], 'add it to "requires" in template.yaml'),
  } as const;
  report(message, begin, begin + root.length);
  return certain(anyType);
}

function unknownField(
  segments: readonly string[],
  { unknownAt, known }: { readonly unknownAt: number; readonly known: readonly string[] },
  { begin, end }: Token,
  { report }: TextContext,
): LocalValue {
  const owner = segments.slice(0, unknownAt).join('.');
  const name = segments[unknownAt] ?? '';
  const message = {
    code: 'unknown-variable',
    message: `"${owner}" has no field "${name}"`,
    hint: didYouMean(name, known, hintFor(segments[0] ?? '', owner, known)),
  } as const;
  report(message, begin, end);
  return certain(anyType);
}

function hintFor(root: string, owner: string, known: readonly string[]): string {
  if (known.length === 0) return `write "${owner}" alone: nothing of it has a name`;
  return root === 'case' ? 'name one of the fields in case.yaml' : `it has: ${known.join(', ')}`;
}
