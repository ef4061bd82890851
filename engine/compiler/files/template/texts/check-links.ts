import type { Diagnostic } from '../../../../model/diagnostic.ts';
import type { TextPart } from './text-part.ts';

/** Reports links whose target is not written by the author: no fact of the case may say where a link leads. */
export function* checkLinks(part: TextPart): Generator<Diagnostic> {
  for (const found of part.text.matchAll(attribute)) {
    const [whole, name = '', , target = ''] = found;
    if (safeTargets.some((form) => form.test(target.trim()))) continue;
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

const attribute = /\b(href|src|srcset|background|background-url|action)\s*=\s*(["'])([\s\S]*?)\2/gi;

const safeTargets: readonly RegExp[] = [
  /^https:\/\/[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)/i,
  /^(mailto|tel|cid):/i,
  /^#/,
  /^\{\{\s*links\.(progress|task)\s*\}\}$/,
];
