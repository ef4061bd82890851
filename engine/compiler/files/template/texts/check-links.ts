import type { Diagnostic } from '../../../../model/diagnostic.ts';
import type { TextPart } from './text-part.ts';

/** Reports links whose target is not written by the author: no fact of the case may say where a link leads, or what is loaded by itself. */
export function* checkLinks(part: TextPart): Generator<Diagnostic> {
  for (const { 0: whole, 1: name = '', 3: target = '', index } of part.text.matchAll(attribute)) {
    const end = index + whole.length - 1;
    if (!isSafe(target)) yield leadsAstray(part, name, [end - target.length, end]);
    else if (loaded.has(name.toLowerCase()) && isFilledIn(target))
      yield tellsOfCase(part, [end - target.length, end]);
  }
  for (const { 0: whole, 1: target = '', index } of part.text.matchAll(styleAddress)) {
    const end = index + whole.length;
    if (isFilledIn(target)) yield tellsOfCase(part, [end - target.length, end]);
  }
}

type TextRange = readonly [from: number, to: number];

const leadsAstray = (part: TextPart, name: string, [from, to]: TextRange): Diagnostic =>
  part.diagnosticAt(
    {
      code: 'unsafe-link',
      message: `"${name}" must not lead to "${part.text.slice(from, to)}"`,
      hint: 'begin it with https:// and the name of the host, mailto: or tel:, or write {{ links.progress }} or {{ links.task }}',
    },
    from,
    to,
  );

const tellsOfCase = (part: TextPart, [from, to]: TextRange): Diagnostic =>
  part.diagnosticAt(
    {
      code: 'unsafe-link',
      message: `the address of a picture must not be filled in: "${part.text.slice(from, to)}"`,
      hint: 'write the whole address as it is for everybody: whoever serves the picture learns it when the mail is opened',
    },
    from,
    to,
  );

const attribute = /\b(href|src|srcset|background|background-url|action)\s*=\s*(["'])([\s\S]*?)\2/gi;
const styleAddress = /\burl\(\s*["']?([^)]*)/gi;

/** What mail programs load as soon as a mail is opened: a place to fill in would tell whoever serves it of the case. */
const loaded: ReadonlySet<string> = new Set(['src', 'srcset', 'background', 'background-url']);

const isFilledIn = (target: string): boolean => /\{[{%]/.test(target);

const isSafe = (target: string): boolean => safeTargets.some((form) => form.test(target.trim()));

const safeTargets: readonly RegExp[] = [
  /^https:\/\/[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)/i,
  /^(mailto|tel|cid):/i,
  /^#/,
  /^\{\{\s*links\.(progress|task)\s*\}\}$/,
];
