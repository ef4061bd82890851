/** A character that looks like one of the keyboard, or like none at all. */
export interface StrangeCharacter {
  readonly index: number;
  readonly written: string;
  /** What it is, with its number in Unicode. */
  readonly name: string;
  /** What is to be written in its place; nothing, where it must go. */
  readonly plain: string;
}

/** The first strange character in a word of the language, such as a key, an id, a duration or an expression; texts for people may have any. */
export function strangeCharacterIn(word: string): StrangeCharacter | undefined {
  const found = strange.exec(word) ?? lookalike.exec(word);
  if (!found) return undefined;
  const [written] = found;
  const { name, plain } = describe(written);
  return { index: found.index, written, name: `${name} (${codePointOf(written)})`, plain };
}

/** The number of a character in Unicode, such as `U+200B`. */
export const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Says what stands there, and what belongs there. */
export const explainStrange = ({
  written,
  name,
  plain,
}: StrangeCharacter): { readonly message: string; readonly hint: string } => ({
  message: invisible.test(written) ? `${name} stands here` : `"${written}" is ${name}`,
  hint: hints[plain] ?? `write "${plain}"`,
});

const hints: Readonly<Record<string, string>> = {
  '': 'delete it',
  ' ': 'write a plain space',
  '"': 'write a straight quote',
  "'": 'write a straight quote',
};

const invisible = /[\p{Cf}\p{Z}]/u;

const strange =
  /[\u00a0\u00ad\u1680\u2000-\u200f\u2018-\u201f\u2028-\u202f\u205f-\u2064\u2066-\u2069\u2010-\u2015\u2212\u3000-\u3002\u300c-\u3011\ufeff\uff01-\uff5e\uff05]/;

/** Letters of Cyrillic and Greek, by the Latin one that they look like. */
const lookalikes: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('асеіјорѕухһԁԛԝАВСЕНІЈКМОРЅТХοανικρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ').map((letter, at) => [
    letter,
    'aceijopsyxhdqwABCEHIJKMOPSTXoavikpuABEZHIKMNOPTYX'.charAt(at),
  ]),
);

/** One of them beside Latin letters, or alone: a word that is Cyrillic or Greek all through is meant so. */
const lookalike = new RegExp(
  `(?<=[a-z0-9_-])[${Object.keys(lookalikes).join('')}]|[${Object.keys(lookalikes).join('')}](?=[a-z0-9_-])|^[${Object.keys(lookalikes).join('')}]$`,
  'iu',
);

/** By character: its name and the plain one; the others follow from their block. */
const named: Readonly<Record<string, readonly [name: string, plain: string]>> = {
  '：': ['a full-width colon', ':'],
  '，': ['a full-width comma', ','],
  '、': ['a Chinese comma', ','],
  '。': ['a Chinese full stop', '.'],
  '“': ['a typographic quote', '"'],
  '”': ['a typographic quote', '"'],
  '„': ['a typographic quote', '"'],
  '‘': ['a typographic quote', "'"],
  '’': ['a typographic quote', "'"],
  '「': ['a Chinese quote', '"'],
  '」': ['a Chinese quote', '"'],
  '『': ['a Chinese quote', '"'],
  '』': ['a Chinese quote', '"'],
  '【': ['a Chinese bracket', '['],
  '】': ['a Chinese bracket', ']'],
  '−': ['a minus sign of mathematics', '-'],
  '\u3000': ['a full-width space', ' '],
  '\u00a0': ['a no-break space', ' '],
  '\u00ad': ['an invisible soft hyphen', ''],
  '\ufeff': ['an invisible byte order mark', ''],
};

const scriptOf = (letter: string): string =>
  /\p{Script=Cyrillic}/u.test(letter) ? 'Cyrillic' : 'Greek';

function describe(written: string): { readonly name: string; readonly plain: string } {
  const [name, plain] = named[written] ?? [];
  if (name !== undefined && plain !== undefined) return { name, plain };
  const looksLike = lookalikes[written];
  if (looksLike !== undefined) return { name: `a ${scriptOf(written)} letter`, plain: looksLike };
  if (/[\u2010-\u2015]/.test(written)) return { name: 'a dash and no hyphen', plain: '-' };
  if (/[\u201b\u201f]/.test(written)) return { name: 'a typographic quote', plain: "'" };
  if (/\p{Zs}/u.test(written)) return { name: 'a space of another width', plain: ' ' };
  if (/[\uff01-\uff5e]/.test(written))
    return { name: 'a full-width character', plain: written.normalize('NFKC') };
  return { name: 'an invisible character', plain: '' };
}
