import type { ForTag } from 'liquidjs';
import type { ValueType } from '../../../../expression/check/value-type.ts';
import { kindNames, kindOf } from './filter-types.ts';
import { anyType } from './text-scope.ts';
import type { LocalValue, TextState } from './text-state.ts';
import { tokenValue } from './text-value.ts';
import type { TextContext } from './text-context.ts';
import { staticPath } from './tokens.ts';

/** Reports a loop over what is no list; the type of its list. */
export function checkLoop(node: ForTag, state: TextState, context: TextContext): ValueType {
  const { collection, hash } = node;
  for (const token of Object.values(hash.hash))
    if (token && staticPath(token) !== 'continue') tokenValue(token, state, context, false);
  const { type } = tokenValue(collection, state, context, false);
  const written = context.text.slice(collection.begin, collection.end);
  if (['list', 'given', 'any'].includes(kindOf(type))) return type;
  const message = {
    code: 'wrong-type',
    message: `"${written}" is ${kindNames[kindOf(type)]}, and a loop goes through a list`,
    hint: 'name a list behind "in"',
  } as const;
  context.report(message, collection.begin, collection.end);
  return anyType;
}

/** What a loop calls an item of its list. */
export const itemOf = ({ item, cel }: ValueType): LocalValue => ({
  type: item ?? (cel === 'given' ? { cel, instant: false } : anyType),
  missing: item?.nullable === true,
});
