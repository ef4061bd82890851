import type { Filter } from 'liquidjs';
import type { ValueType } from '../../../../expression/check/value-type.ts';
import type { DiagnosticMessage } from '../../../source/source.ts';
import {
  filterTypes,
  kindNames,
  kindOf,
  type FilterType,
  type TextValueKind,
} from './filter-types.ts';
import { filterResults } from './filter-results.ts';
import { markerAt } from './markers.ts';
import { anyType } from './text-scope.ts';
import type { LocalValue } from './text-state.ts';
import {
  mayBeMissing,
  momentWithoutWhen,
  type FilterArgument,
  type TextContext,
} from './text-context.ts';

/** Where a filter stands, and with what. */
export interface FilterPlace {
  readonly context: TextContext;
  readonly args: readonly FilterArgument[];
  /** Where the value begins that it is applied to. */
  readonly start: number;
  /** The filters before it. */
  readonly earlier: readonly string[];
}

/** What a filter makes of a value; reports one that makes nothing of it. */
export function applyFilter(before: LocalValue, { name }: Filter, place: FilterPlace): LocalValue {
  const filter = Object.hasOwn(filterTypes, name) ? filterTypes[name] : undefined;
  // What escapes the text at the end of every output is a filter as well.
  if (!filter) return before;
  const message = misfitOf(name, filter, before, place);
  if (!message) return filterResults[filter.gives](before, place.args);
  const { context, start } = place;
  const marker = markerAt(context.markers, start);
  context.report(message, marker?.start ?? start, marker?.end ?? start + 1);
  return { type: anyType, missing: false };
}

function misfitOf(
  name: string,
  filter: FilterType,
  before: LocalValue,
  place: FilterPlace,
): DiagnosticMessage | undefined {
  return (
    valueMisfit(name, filter, before, place) ??
    argumentMisfit(name, filter, place) ??
    specialMisfit(name, before.type, place)
  );
}

function valueMisfit(
  name: string,
  { takes }: FilterType,
  { type, missing }: LocalValue,
  place: FilterPlace,
): DiagnosticMessage | undefined {
  const kind = kindOf(type);
  const written = writtenAt(place);
  if (name === 'when' && missing) return mayBeMissing(written, written);
  if (fits(kind, takes)) return undefined;
  if (name === 'when') return notAMoment(written, place);
  if (kind === 'moment' || kind === 'given moment') return momentWithoutWhen(written);
  return {
    code: 'wrong-type',
    message: `"| ${name}" is for ${anyOf(takes)}, and "${written}" is ${kindNames[kind]}`,
    hint: `leave "| ${name}" out`,
  };
}

/** What another filter has made of a moment is a text, unless the filter only stands in for one that is missing. */
function notAMoment(written: string, place: FilterPlace): DiagnosticMessage {
  if (place.earlier.length === 0)
    return {
      code: 'wrong-type',
      message: `"${written}" is not a moment`,
      hint: 'leave "| when" out',
    };
  const { context, start } = place;
  const marker = markerAt(context.markers, start);
  return {
    code: 'wrong-type',
    message: `"${marker?.written ?? written}" writes as a moment what is none`,
    hint: 'name a moment before "| when", such as a date-time of the case',
  };
}

function argumentMisfit(
  name: string,
  { needs = [], may = [] }: FilterType,
  { args }: FilterPlace,
): DiagnosticMessage | undefined {
  const plain = args.filter((one) => one.name === undefined);
  const kinds = [...needs, ...may];
  const wrong = plain.findIndex(({ type }, index) => !fits(kindOf(type), kinds[index] ?? []));
  const named = args.find(
    (one) => one.name !== undefined && (name !== 'default' || one.name !== 'allow_false'),
  );
  if (plain.length >= needs.length && wrong < 0 && !named) return undefined;
  const wanted = kinds[wrong < 0 ? plain.length : wrong];
  return {
    code: 'wrong-type',
    message:
      wanted === undefined || named
        ? `"| ${name}" is given more than it can use`
        : `"| ${name}" needs ${anyOf(wanted)} behind its colon`,
    hint:
      kinds.length === 0 ? `write "| ${name}" alone` : `write it like ${exampleOf(name, kinds)}`,
  };
}

const exampleOf = (name: string, kinds: readonly (readonly TextValueKind[])[]): string =>
  `"| ${name}: ${kinds.map((one) => (one[0] === 'number' ? '2' : "'...'")).join(', ')}"`;

/** What the kinds of the arguments do not say. */
function specialMisfit(
  name: string,
  type: ValueType,
  { args: [first], ...place }: FilterPlace,
): DiagnosticMessage | undefined {
  if (name === 'when' && first && first.literal !== 'date')
    return {
      code: 'wrong-value',
      message: '"| when" can leave out the time, and nothing else',
      hint: `write "| when" or "| when: 'date'"`,
    };
  if (name === 'divided_by' && (typeof first?.literal !== 'number' || first.literal === 0))
    return {
      code: 'wrong-value',
      message: '"| divided_by" may divide by zero',
      hint: 'write out the number by which it divides',
    };
  return first || name === 'join'
    ? itemMisfit(name, type, first, writtenAt({ ...place, args: [] }))
    : undefined;
}

function itemMisfit(
  name: string,
  { item }: ValueType,
  first: FilterArgument | undefined,
  written: string,
): DiagnosticMessage | undefined {
  if (!item || kindOf(item) === 'any') return undefined;
  if (name === 'join') return unjoined(item, written);
  return name === 'map' || name === 'sort'
    ? noField(item, String(first?.literal), written)
    : undefined;
}

const unjoined = (item: ValueType, written: string): DiagnosticMessage | undefined =>
  fits(kindOf(item), ['text', 'number', 'day', 'yes-no'])
    ? undefined
    : {
        code: 'wrong-type',
        message: `"| join" is for a list of texts, and an entry of "${written}" is ${kindNames[kindOf(item)]}`,
        hint: `show each: "{% for one in ${written} %} ... {% endfor %}"`,
      };

function noField(item: ValueType, name: string, written: string): DiagnosticMessage | undefined {
  const fields = [...(item.fields?.keys() ?? [])];
  if (fields.includes(name)) return undefined;
  return {
    code: 'unknown-variable',
    message: `an entry of "${written}" has no field "${name}"`,
    hint: fields.length === 0 ? 'leave the filter out' : `it has: ${fields.join(', ')}`,
  };
}

const writtenAt = ({ context, start }: FilterPlace): string =>
  /^(?:'[^']*'|"[^"]*"|[^|%}])*/.exec(context.text.slice(start))?.[0].trim() ?? '';

/** A value of a step may be whatever the filter wants. */
const fits = (kind: TextValueKind, takes: readonly TextValueKind[]): boolean =>
  kind === 'any' ||
  takes.includes(kind) ||
  (kind === 'given' && takes.some((one) => one === 'text' || one === 'number' || one === 'list'));

const anyOf = (kinds: readonly TextValueKind[]): string =>
  [...new Set(kinds.filter((one) => !one.startsWith('given')).map((one) => kindNames[one]))].join(
    ' or ',
  );
