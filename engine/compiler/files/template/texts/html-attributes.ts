import { nearest } from '../../../../expression/check/nearest.ts';
import type { DiagnosticMessage } from '../../../source/source.ts';

interface WrittenTag {
  readonly name: string;
  /** Its attributes, as they are written. */
  readonly written: string;
}

/** Reports an attribute of a tag of HTML that no mail program knows; those of MJML's own tags MJML looks at itself. */
export function checkAttributes({ name, written }: WrittenTag): DiagnosticMessage | undefined {
  if (name.startsWith('mj')) return undefined;
  // What Liquid fills in may be any attributes.
  const plain = written.replaceAll(/\{\{.*?\}\}|\{%.*?%\}|"[^"]*"|'[^']*'/gs, ' ');
  for (const [attribute] of plain.matchAll(/[^\s=/]+/g)) {
    if (isKnown(attribute.toLowerCase())) continue;
    const near = nearest(attribute, known);
    return {
      code: 'mjml',
      message: `"${attribute.slice(0, 40)}" is not an attribute of "<${name}>"`,
      hint: near === undefined ? 'remove it, or put its value into "style"' : `write "${near}"`,
    };
  }
  return undefined;
}

const isKnown = (attribute: string): boolean =>
  known.has(attribute) || /^(data|aria)-[a-z]/.test(attribute);

/** Attributes of HTML that have a meaning in a mail, those of old mail programs among them; see "HTML", section 3.2.6 and 4, and HTML 4.01. */
const known = new Set(
  [
    ['class', 'dir', 'id', 'lang', 'role', 'style', 'title', 'hidden', 'translate'],
    ['abbr', 'align', 'background', 'bgcolor', 'border', 'bordercolor', 'cellpadding'],
    ['cellspacing', 'clear', 'color', 'cols', 'colspan', 'headers', 'height', 'hspace'],
    ['noshade', 'nowrap', 'rowspan', 'rules', 'scope', 'size', 'summary', 'valign', 'vspace'],
    ['width', 'alt', 'href', 'hreflang', 'name', 'rel', 'src', 'srcset', 'target', 'type'],
    ['compact', 'reversed', 'start', 'value', 'sizes', 'usemap', 'css-class', 'mj-class'],
  ].flat(),
);
