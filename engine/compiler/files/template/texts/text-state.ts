import type { ValueType } from '../../../../expression/check/value-type.ts';
import { mixedType } from './text-scope.ts';

/** What is known at a place of a text: which paths are certainly there, and what its own names are. */
export interface TextState {
  readonly present: ReadonlySet<string>;
  /** Names that the text assigns, whose value may be missing on some way. */
  readonly locals: ReadonlyMap<string, LocalValue>;
  /** Items of the loops around the place, and `forloop`. */
  readonly items: ReadonlyMap<string, LocalValue>;
}

export interface LocalValue {
  readonly type: ValueType;
  readonly missing: boolean;
}

export const startOfText: TextState = { present: new Set(), locals: new Map(), items: new Map() };

/** The state where these are certainly there as well. */
export const knowing = (state: TextState, paths: ReadonlySet<string>): TextState => ({
  ...state,
  present: new Set([...state.present, ...paths]),
});

/** The state behind an assignment: what was known of the name before is about another value. */
export const assigning = (state: TextState, name: string, value: LocalValue): TextState => ({
  ...state,
  present: without(state.present, name),
  locals: new Map(state.locals).set(name, value),
});

/** The state inside a loop. */
export const looping = (
  state: TextState,
  items: Readonly<Record<string, LocalValue>>,
): TextState => {
  const names = Object.keys(items);
  return {
    ...state,
    present: names.reduce(without, state.present),
    items: new Map([...state.items, ...Object.entries(items)]),
  };
};

/** The state where two ways meet; a way that has left counts for nothing. */
export function joined(a: TextState | undefined, b: TextState | undefined): TextState | undefined {
  if (!a || !b) return a ?? b;
  const names = new Set([...a.locals.keys(), ...b.locals.keys()]);
  return {
    present: new Set([...a.present].filter((path) => b.present.has(path))),
    locals: new Map(
      [...names].map((name) => [name, joinedValue(a.locals.get(name), b.locals.get(name))]),
    ),
    items: a.items,
  };
}

function joinedValue(a: LocalValue | undefined, b: LocalValue | undefined): LocalValue {
  const first = a ?? b ?? { type: mixedType, missing: true };
  if (!a || !b) return { ...first, missing: true };
  return { type: commonType(a.type, b.type), missing: a.missing || b.missing };
}

/** The type of what is one or the other; words and numbers are shown alike. */
export function commonType(a: ValueType, b: ValueType): ValueType {
  const open = [a, b].find(({ cel }) => cel === 'dyn' || cel.startsWith('given'));
  if (open) return open;
  if (a.item && b.item) return commonList(a, b, commonType(a.item, b.item));
  if (isSame(a, b)) return a;
  return isPlain(a) && isPlain(b) ? { cel: 'string', instant: false } : mixedType;
}

const commonList = (a: ValueType, b: ValueType, item: ValueType): ValueType => ({
  cel: `list<${item.cel}>`,
  instant: false,
  item: { ...item, ...((a.item?.nullable || b.item?.nullable) && { nullable: true }) },
  ...((a.nullable || b.nullable) && { nullable: true }),
});

const isSame = (a: ValueType, b: ValueType): boolean =>
  a.cel === b.cel && a.day === b.day && a.instant === b.instant;

/** What every text may show as it stands. */
const isPlain = ({ cel, instant, day }: ValueType): boolean =>
  !instant && day !== true && ['string', 'double', 'bool', 'label'].includes(cel);

const without = (present: ReadonlySet<string>, name: string): ReadonlySet<string> =>
  new Set([...present].filter((path) => path !== name && !path.startsWith(`${name}.`)));

export const sameState = (a: TextState, b: TextState): boolean =>
  a.present.size === b.present.size &&
  a.locals.size === b.locals.size &&
  [...a.locals].every(([name, { type, missing }]) => {
    const other = b.locals.get(name);
    return other !== undefined && other.missing === missing && other.type.cel === type.cel;
  });
