import type { Source, ValuePath } from './source.ts';

/** The value under a path; undefined where there is none. */
export const valueAt = ({ value }: Pick<Source, 'value'>, path: ValuePath): unknown =>
  path.reduce<unknown>(member, value);

export const member = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;
