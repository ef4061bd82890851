import type { ValueType } from '../../../../expression/check/value-type.ts';
import type { FilterType } from './filter-types.ts';
import type { FilterArgument } from './text-context.ts';
import { anyType } from './text-scope.ts';
import { commonType, type LocalValue } from './text-state.ts';

type FilterResult = (before: LocalValue, args: readonly FilterArgument[]) => LocalValue;

const certain = (type: ValueType): LocalValue => ({ type, missing: false });

/** What a filter makes of a value, by what it gives. */
export const filterResults: Readonly<Record<FilterType['gives'], FilterResult>> = {
  text: () => certain({ cel: 'string', instant: false }),
  number: () => certain({ cel: 'double', instant: false }),
  same: ({ type }) => certain(type),
  // Perhaps nothing of a list.
  some: ({ type }) => certain(type.item ? { ...type, nullable: true } : type),
  item: ({ type }) => ({
    type: type.item ?? (type.cel === 'given' ? type : anyType),
    missing: type.nullable === true || type.item?.nullable === true,
  }),
  field: ({ type }, [name]) => certain(fieldList(type, String(name?.literal))),
  'in its place': ({ type }, [other]) => certain(commonType(type, other?.type ?? anyType)),
};

/** The list of one field of the items; one that may be missing is a gap in it. */
function fieldList({ item, nullable }: ValueType, name: string): ValueType {
  const { optional, ...type } = item?.fields?.get(name) ?? { ...anyType, optional: false };
  return {
    cel: `list<${type.cel}>`,
    instant: false,
    item: { ...type, ...(optional && { nullable: true }) },
    ...(nullable && { nullable }),
  };
}
