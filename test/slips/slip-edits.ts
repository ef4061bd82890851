import type { Random } from '../../engine/simulation/random.ts';
import { pick } from './slip.ts';

/** What is written in place of a part of a text; undefined where nothing comes of it. */
export type SlipOf = (found: RegExpMatchArray, random: Random) => string | undefined;

export const oneOf =
  (...all: readonly SlipOf[]): SlipOf =>
  (found, random) =>
    pick(all, random)?.(found, random);

export const always =
  (...texts: readonly string[]): SlipOf =>
  (_found, random) =>
    pick(texts, random);

export const dropped: SlipOf = () => '';

/** A letter left out, doubled, swapped with the next, or another one. */
export const misspelt: SlipOf = ([word], random) => {
  const at = Math.floor(random() * word.length);
  const letter = word.charAt(at);
  const next = word.charAt(at + 1);
  const edits = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + next + letter + word.slice(at + 2),
    `${word.slice(0, at)}${String.fromCodePoint(97 + Math.floor(random() * 26))}${word.slice(at + 1)}`,
  ];
  return pick(
    edits.filter((one) => one !== '' && one !== word),
    random,
  );
};

export const moved: SlipOf = ([line], random) => {
  const indent = line.length - line.trimStart().length;
  const by = pick([-4, -2, -1, 1, 2, 4], random) ?? 1;
  return indent + by < 0 ? undefined : ' '.repeat(indent + by) + line.trimStart();
};

export const bytes: SlipOf = always(
  '\u200b',
  '\u00a0',
  '\u3000',
  '\t',
  '\r',
  '\0',
  '\ufffd',
  '：',
  '，',
  '“',
);

export const yamlTricks: SlipOf = oneOf(
  ([word]) => `!!str ${word}`,
  ([word]) => `&a ${word}`,
  () => '*nobody',
  () => '~',
  () => '0o17',
  () => '.inf',
  ([word]) => `'${word}`,
  ([word]) => `[${word}]`,
  ([word]) => `{ ${word} }`,
  () => '{ <<: *a }',
  ([word]) => `@${word}`,
  ([word]) => `%${word}`,
  ([word]) => `| ${word}`,
);
