import { TypeGuards, type PropertyAccessToken, type Token } from 'liquidjs';

/** A token of Liquid: a literal, a path, a range. */
export type TextToken = Token;

/** The words and numbers of a path; a path inside brackets stays a token. */
export const segmentsOf = ({ props }: PropertyAccessToken): readonly (string | number | Token)[] =>
  props.map((one) => {
    const content = 'content' in one ? one.content : undefined;
    return typeof content === 'string' || typeof content === 'number' ? content : one;
  });

/** A path that is the same whenever it is read, with dots; `undefined` for anything else. */
export function staticPath(token: Token | undefined): string | undefined {
  if (!TypeGuards.isPropertyAccessToken(token) || token.variable) return undefined;
  const segments = segmentsOf(token);
  return segments.every((one) => typeof one !== 'object') ? segments.join('.') : undefined;
}
