import type { Diagnostic } from '../../../../model/diagnostic.ts';
import type { TextPart } from './text-part.ts';

/** Reports links whose target is not written by the author: no fact of the case may say where a link leads, or what is loaded by itself. */
export function* checkLinks(part: TextPart): Generator<Diagnostic> {
  yield* checkLoaded(part);
  for (const found of part.text.matchAll(attribute)) {
    const [whole, name = '', , target = ''] = found;
    if (isSafe(target)) continue;
    const end = found.index + whole.length - 1;
    yield part.diagnosticAt(
      {
        code: 'unsafe-link',
        message: `"${name}" must not lead to "${target}"`,
        hint: 'begin it with https:// and the name of the host, mailto: or tel:, or write {{ links.progress }} or {{ links.task }}',
      },
      end - target.length,
      end,
    );
  }
}

/** What mail programs load as soon as a mail is opened: a place to fill in would tell whoever serves it of the case. */
function* checkLoaded(part: TextPart): Generator<Diagnostic> {
  for (const form of [loadedAttribute, loadedByStyle])
    for (const { 0: whole, index, groups: { name = '', target = '' } = {} } of part.text.matchAll(
      form,
    )) {
      // Of any other the check of links tells.
      if (!/\{[{%]/.test(target) || (form === loadedAttribute && !isSafe(target))) continue;
      const from = index + whole.indexOf(target, name.length);
      yield part.diagnosticAt(
        {
          code: 'unsafe-link',
          message: `the address of a picture must not be filled in: "${target}"`,
          hint: 'write the whole address as it is for everybody: whoever serves the picture learns it when the mail is opened',
        },
        from,
        from + target.length,
      );
    }
}

const loadedAttribute =
  /\b(?<name>src|srcset|background|background-url)\s*=\s*(?<quote>["'])(?<target>[\s\S]*?)\k<quote>/gi;
const loadedByStyle = /\b(?<name>url)\(\s*["']?(?<target>[^)]*)/gi;

const isSafe = (target: string): boolean => safeTargets.some((form) => form.test(target.trim()));

const attribute = /\b(href|src|srcset|background|background-url|action)\s*=\s*(["'])([\s\S]*?)\2/gi;

const safeTargets: readonly RegExp[] = [
  /^https:\/\/[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)/i,
  /^(mailto|tel|cid):/i,
  /^#/,
  /^\{\{\s*links\.(progress|task)\s*\}\}$/,
];
