import { bracketDiagnostic } from './explain-brackets.ts';
import { indentationDiagnostic } from './explain-indentation.ts';
import { lostColon } from './lost-colon.ts';
import type { DiagnosticMessage, OffsetDiagnostic } from './source.ts';
import { explainStrange, strangeCharacterIn } from './strange-characters.ts';

/** An error of the YAML library. */
export interface YamlError {
  readonly message: string;
  readonly code: string;
  readonly pos: readonly [number, number];
}

/** What is wrong with a text that is no YAML: the cause alone, since whatever follows may be fine once it is mended. */
export function explainSyntax(text: string, errors: readonly YamlError[]): OffsetDiagnostic[] {
  const [error] = errors;
  if (error === undefined) return [];
  const conflict = conflictDiagnostic(text);
  if (conflict) return [conflict];
  const exact = exactWords(text, error);
  if (exact) return [exact];
  const [cause] = [
    strangeMarks(text),
    bracketDiagnostic(text),
    lostColon(text) ?? indentationDiagnostic(text),
  ]
    .filter((one) => one !== undefined)
    .toSorted((a, b) => a.from - b.from);
  return [cause ?? ownWords(text, error)];
}

/** Lines that a version control system has left where two changes could not be merged. */
function conflictDiagnostic(text: string): OffsetDiagnostic | undefined {
  const found = /^(?:<{7}|>{7})(?: .*)?$|^={7}$/m.exec(text);
  return found
    ? {
        ...syntax(
          'two versions of the file were merged, and here they contradict each other',
          'keep one of the two, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>',
        ),
        from: found.index,
        to: found.index + found[0].length,
      }
    : undefined;
}

/** Strange characters where only signs of YAML can stand: in the indentation, behind a key, around a value, between entries. */
function strangeMarks(text: string): OffsetDiagnostic | undefined {
  const bare = text.replaceAll(/"(?:\\.|[^"\\\n])*"|'[^'\n]*'/g, (quoted) =>
    'x'.repeat(quoted.length),
  );
  for (const form of strangeForms)
    for (const found of bare.matchAll(form)) {
      const [whole, before = ''] = found;
      const at = found.index + before.length;
      const strange = strangeCharacterIn(whole.slice(before.length));
      if (strange)
        return {
          code: 'yaml-syntax',
          ...explainStrange(strange),
          from: at + strange.index,
          to: at + strange.index + strange.written.length,
        };
    }
  return undefined;
}

/** The first group is what comes before the place; comments are passed over, as their lines begin with "#". */
const strangeForms: readonly RegExp[] = [
  /^([ ]*)[\u00a0\u2000-\u200f\u2060\u3000\ufeff]/gm,
  /^( *)[－–—•] ?\S/gm,
  /^( *(?:- +)*["']?[\w-]+["']?[ \u3000]*)：/gm,
  /^( *(?:- +)*)[\w-]*[\u00a0\u00ad\u200b-\u200f\u2060-\u2064\u3000\ufeff][\w-]*\s*:/gm,
  /^([^#\n]*[{,[] *["']?[\w-]+["']?)：/gm,
  /^([^#\n]*: *)[“”„「『]/gm,
  /^([^#\n]*: +)[｛［【]/gm,
  /^([^#\n]*[{[][^#\n]*[\w\])}'"] *)[，、](?= *[\w{['"=])/gm,
  /^([^#\n]*[{[][^#\n]*[\w\])}'"] *)[｝］】]/gm,
  /^( *)＃/gm,
];

/** Errors that the library places well, and that have one cause. */
function exactWords(text: string, { code, message, pos: [from, to] }: YamlError) {
  const written = text.slice(from).split(/[\s,\]}]/, 1)[0] ?? '';
  const words = exact[code]?.(written, message);
  return words && { ...words, from, to };
}

type ErrorWords = (written: string, message: string) => DiagnosticMessage | undefined;

const syntax = (message: string, hint: string): DiagnosticMessage => ({
  code: 'yaml-syntax',
  message,
  hint,
});

const exact: Readonly<Record<string, ErrorWords>> = {
  TAB_AS_INDENT: () => syntax('this line is indented by a tab', 'indent with spaces'),
  NON_STRING_KEY: (written) =>
    written.startsWith('{')
      ? syntax('a text that begins with "{{" is read as a map', 'put the whole text in quotes')
      : syntax(
          'a list or map cannot be a key',
          'write the key as plain text, in quotes if need be',
        ),
  BAD_SCALAR_START: (written) =>
    syntax(`a plain text cannot begin with "${written.charAt(0)}"`, 'put the whole text in quotes'),
  BAD_DQ_ESCAPE: (written) =>
    syntax(
      `"${written.slice(0, 2)}" means nothing inside of double quotes`,
      'write "\\\\" for a backslash, or use single quotes',
    ),
  TAG_RESOLVE_FAILED: (written) => ({
    code: 'yaml-value',
    message: `"${written}" begins with "!", which is a tag of YAML and no text`,
    hint: 'write what is meant without "!", or put the whole text in quotes',
  }),
};

/** Where nothing else explains it: the library's own error, in the words of an author. */
function ownWords(text: string, { code, message, pos: [from, to] }: YamlError): OffsetDiagnostic {
  const found = byMessage.find(([form]) => form.test(message))?.[1] ?? [
    lowerFirst(message.replace(/[.:]\s*$/, '')),
    'check indentation, quotes and brackets around this place',
  ];
  return { ...syntax(...found), ...placeOf(text, from, to, code) };
}

/** An error at the beginning of the next line is about the line before it. */
function placeOf(text: string, from: number, to: number, code: string) {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' && code !== 'MULTILINE_IMPLICIT_KEY') return { from, to };
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const line = text.slice(start).split('\n', 1)[0] ?? '';
  return { from: start + line.length - line.trimStart().length, to: start + line.trimEnd().length };
}

const byMessage: readonly (readonly [RegExp, readonly [message: string, hint: string]])[] = [
  [
    /compact mappings/,
    ['": " stands twice in one line', 'put a text that has ": " in it in quotes'],
  ],
  [
    /single line/,
    ['a key is written over two lines', 'begin each key on a line of its own, with ":" behind it'],
  ],
  [
    /block sequence may not/,
    [
      'an entry of a list stands where a key is needed',
      'indent it like the other entries of its list',
    ],
  ],
  [
    /without - indicator/,
    [
      'this line stands among entries of a list and has no "- "',
      'begin it with "- ", or indent it like the keys around it',
    ],
  ],
  [
    /same column/,
    [
      'this line is not indented like those beside it',
      'give what stands side by side the same indentation',
    ],
  ],
  [
    /followed by map values/,
    [
      'this line has no ":" and is no entry of a list',
      'write "key: value", with a space behind the colon',
    ],
  ],
  [/space after :/, ['a space is missing behind the colon', 'write "key: value"']],
  [
    /block collections are not allowed within flow/i,
    [
      'a comma is missing between two entries in brackets',
      'write "," between them, or put a text that has ": " in it in quotes',
    ],
  ],
  [/flow-\w+-end token/, ['this bracket closes nothing', 'remove it, or open the bracket before']],
  [/Missing , /, ['a comma is missing between two entries', 'write "," between them']],
  [
    /block-seq-ind/,
    [
      'a list cannot begin behind a colon in the same line',
      'begin it in the next line, or write it in brackets',
    ],
  ],
  [
    /Comments must be/,
    ['a comment needs a space before "#"', 'write " #", or put a text with "#" in quotes'],
  ],
  [
    /Block scalar header/,
    ['behind "|" or ">" the line must end', 'begin the text in the next line'],
  ],
];

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
