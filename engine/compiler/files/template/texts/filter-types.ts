import type { ValueType } from '../../../../expression/check/value-type.ts';

/** The kinds of values that texts fill in. */
export type TextValueKind =
  | 'text'
  | 'number'
  | 'yes-no'
  | 'moment'
  | 'day'
  | 'list'
  | 'map'
  | 'money'
  | 'label'
  | 'given'
  | 'given moment'
  | 'mixed'
  | 'any';

/** What a filter takes, what stands behind its colon, and what it makes of them. */
export interface FilterType {
  readonly takes: readonly TextValueKind[];
  /** Kinds of what must stand behind the colon. */
  readonly needs?: readonly (readonly TextValueKind[])[];
  /** Kinds of what may stand behind that. */
  readonly may?: readonly (readonly TextValueKind[])[];
  /** `same` as the value, an `item` of it, the `field` of its items that is named, or what stands `in its place`. */
  readonly gives: 'text' | 'number' | 'same' | 'some' | 'item' | 'field' | 'in its place';
}

const words = ['text', 'number', 'day'] as const;
const number = ['number'] as const;
const list = ['list'] as const;
const anything: readonly TextValueKind[] = [
  'text',
  'number',
  'yes-no',
  'moment',
  'day',
  'list',
  'map',
  'money',
  'label',
  'given',
  'given moment',
];

const arithmetic: FilterType = { takes: number, needs: [number], gives: 'number' };
const rounding: FilterType = { takes: number, gives: 'number' };
const spelling: FilterType = { takes: words, gives: 'text' };

/** By name: the filters that a text may use: none that reads files, the clock or chance, or writes unescaped. */
export const filterTypes: Readonly<Record<string, FilterType>> = {
  at_least: arithmetic,
  at_most: arithmetic,
  ceil: rounding,
  divided_by: { ...arithmetic, may: [['yes-no']] },
  floor: rounding,
  minus: arithmetic,
  plus: arithmetic,
  round: { ...rounding, may: [number] },
  times: arithmetic,
  append: { ...spelling, needs: [words] },
  capitalize: spelling,
  downcase: spelling,
  prepend: { ...spelling, needs: [words] },
  replace: { ...spelling, needs: [words, words] },
  strip: spelling,
  truncate: { ...spelling, may: [number, words] },
  upcase: spelling,
  compact: { takes: list, gives: 'some' },
  first: { takes: list, gives: 'item' },
  join: { takes: list, may: [words], gives: 'text' },
  last: { takes: list, gives: 'item' },
  map: { takes: list, needs: [['text']], gives: 'field' },
  reverse: { takes: list, gives: 'same' },
  size: { takes: ['list', 'text'], gives: 'number' },
  slice: { takes: ['list', 'text'], needs: [number], may: [number], gives: 'some' },
  sort: { takes: list, may: [['text']], gives: 'same' },
  uniq: { takes: list, gives: 'same' },
  default: { takes: anything, needs: [anything], gives: 'in its place' },
  when: { takes: ['moment', 'day', 'given', 'given moment'], may: [['text']], gives: 'text' },
};

/** Of which kind a value is; what nobody has described may be of any. */
export function kindOf(type: ValueType): TextValueKind {
  if (type.money) return 'money';
  if (type.fields || type.value) return 'map';
  if (type.item) return 'list';
  if (type.instant) return 'moment';
  return type.day ? 'day' : (scalarKinds[type.cel] ?? 'any');
}

const scalarKinds: Readonly<Record<string, TextValueKind>> = {
  string: 'text',
  double: 'number',
  bool: 'yes-no',
  label: 'label',
  given: 'given',
  'given moment': 'given moment',
  mixed: 'mixed',
};

/** How an author calls a value of a kind. */
export const kindNames: Readonly<Record<TextValueKind, string>> = {
  text: 'a text',
  number: 'a number',
  'yes-no': 'yes or no',
  moment: 'a moment',
  day: 'a day',
  list: 'a list',
  map: 'a map',
  money: 'an amount of money',
  label: 'a title in several languages',
  given: 'what a step gives',
  'given moment': 'a moment',
  mixed: 'one thing here and another there',
  any: 'anything',
};
