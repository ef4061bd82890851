import { isBlank } from '../../case/clean-text.ts';

/** The variables of a text, where what is empty is nothing: an empty text or list counts as absent in every condition. */
export const withoutEmpty = (variables: object): object =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, present(value)]));

function present(value: unknown): unknown {
  if (typeof value === 'string') return isBlank(value) ? null : value;
  if (Array.isArray(value)) {
    const kept = value.map(present).filter((item) => item !== null);
    return kept.length === 0 ? null : kept;
  }
  const isMap = typeof value === 'object' && value !== null;
  return isMap && Object.getPrototypeOf(value) === Object.prototype ? withoutEmpty(value) : value;
}
