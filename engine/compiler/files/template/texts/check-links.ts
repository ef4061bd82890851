import type { Diagnostic } from '../../../../model/diagnostic.ts';
import { addressesIn } from './html-addresses.ts';
import type { TextPart } from './text-part.ts';

/** Reports links whose target is not written by the author: no fact of the case may say where a link leads, or what is loaded by itself. */
export function* checkLinks(part: TextPart): Generator<Diagnostic> {
  for (const { name, address, start, loaded } of addressesIn(part.text)) {
    const range: TextRange = [start, start + address.length];
    // A style may name what is loaded from nowhere, such as "data:".
    if (!styles.has(name) && !isSafe(address)) yield leadsAstray(part, name, range);
    else if (isFilledIn(address) && (loaded || !isOwnLink(address))) yield tellsOfCase(part, range);
  }
}

const styles: ReadonlySet<string> = new Set(['url', '@import', 'image-set']);

/** Reports links of a text in Markdown, by where their addresses stand, likewise. */
export function* checkTargets(
  part: TextPart,
  targets: readonly { readonly from: number; readonly to: number }[],
): Generator<Diagnostic> {
  for (const { from, to } of targets) {
    const address = part.text.slice(from, to);
    if (!isSafe(address)) yield leadsAstray(part, 'link', [from, to]);
    else if (isFilledIn(address) && !isOwnLink(address)) yield tellsOfCase(part, [from, to]);
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
      message: `an address must not be filled in: "${part.text.slice(from, to)}"`,
      hint: 'write the whole address as it is for everybody: whoever serves it would learn of the case',
    },
    from,
    to,
  );

const isFilledIn = (target: string): boolean => /\{[{%]/.test(target);

const ownLink = /^\{\{-?\s*links\.(progress|task)\s*-?\}\}$/;

const isOwnLink = (target: string): boolean => ownLink.test(target.trim());

const isSafe = (target: string): boolean => safeTargets.some((form) => form.test(target.trim()));

const safeTargets: readonly RegExp[] = [
  /^https:\/\/[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)/i,
  /^(mailto|tel|cid):/i,
  /^#/,
  ownLink,
];
