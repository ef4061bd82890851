import { isObject } from '../../engine/model/base.ts';

/** An object of JSON whose fields are not checked yet. */
export type JsonFields = Readonly<Record<string, unknown>>;

export const textIn = (fields: JsonFields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
};

export const numberIn = (fields: JsonFields, name: string): number | undefined => {
  const value = fields[name];
  return typeof value === 'number' ? value : undefined;
};

/** The members of a list that are objects. */
export const recordsIn = (fields: JsonFields, name: string): readonly JsonFields[] => {
  const value = fields[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
};
