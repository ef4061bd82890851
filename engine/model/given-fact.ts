import { isObject, type Facts, type Json } from './base.ts';

/** A fact that was given to a case after its start. */
export interface GivenFact {
  /** Its groups and its name, with dots between: `position.startsAt`. */
  readonly name: string;
  /** Missing once the case has been erased. */
  readonly value?: Json;
  /** What stood in its place, if anything did. */
  readonly before?: Json;
}

/** Whether a text can be the name of a fact. */
export const isFactName = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 500 && /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(value);

/** The facts with another value in this place; without one, as if none had been given. */
export function withFact(facts: Facts, name: string, value: Json | undefined): Facts {
  const [first = '', ...rest] = name.split('.');
  if (rest.length > 0)
    return { ...facts, [first]: withFact(groupAt(facts, first), rest.join('.'), value) };
  const { [first]: _replaced, ...others } = facts;
  return value === undefined ? others : { ...facts, [first]: value };
}

/** What stands in this place of the facts. */
export function factAt(facts: Facts, name: string): Json | undefined {
  const [first = '', ...rest] = name.split('.');
  if (!Object.hasOwn(facts, first)) return undefined;
  return rest.length === 0 ? facts[first] : factAt(groupAt(facts, first), rest.join('.'));
}

const groupAt = (facts: Facts, name: string): Facts => {
  const group = Object.hasOwn(facts, name) ? facts[name] : undefined;
  return isObject(group) ? group : {};
};
