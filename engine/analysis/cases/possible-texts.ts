import type { JsonObject } from '../../model/base.ts';
import { readMailAddress } from '../../people/mail-address.ts';
import { dayOf } from '../../time/day.ts';

/** Whether a case can hold a text in a field of this schema, by its length and its format; undefined where every text can be. */
export function possibleTexts({
  type,
  format,
  minLength,
  maxLength,
}: JsonObject): ((text: string) => boolean) | undefined {
  if (type !== 'string') return undefined;
  const isSpelt = typeof format === 'string' ? spellings[format] : undefined;
  const [least, most] = [minLength ?? 0, maxLength ?? Infinity].map(Number);
  if (isSpelt === undefined && least === 0 && most === Infinity) return undefined;
  return (text) => {
    const { length } = Array.from(text);
    return length >= (least ?? 0) && length <= (most ?? 0) && isSpelt?.(text) !== false;
  };
}

/** By format: whether a text is spelt as cases hold it, once it has been read. */
const spellings: Readonly<Record<string, (text: string) => boolean>> = {
  email: (text) => {
    const found = readMailAddress(text);
    return 'address' in found && found.address === text;
  },
  date: (text) => dayOf(text) !== undefined,
  currency: (text) => /^[A-Z]{3}$/.test(text),
  // By its form alone: which zones there are is known to the platform, which nothing here asks.
  zone: (text) => text === 'UTC' || /^[A-Za-z]+\/[A-Za-z]/.test(text),
};
