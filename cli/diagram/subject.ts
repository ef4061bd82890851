import type { Template } from '../../engine/model/definitions.ts';

/** The subject of a mail, without what only a case could fill in. */
export function subjectOf(template: Template | undefined, locale: string): string | undefined {
  const written = template?.subject[locale] ?? Object.values(template?.subject ?? {})[0];
  const open = written?.replaceAll(/\{%.*?%\}/g, '').replaceAll(/\{\{.*?\}\}/g, '…');
  const said = open?.replace(/^\W*…\W*[:：]\s*/, '').replace(/[\s,，:：-]*…[\s,，:：…-]*$/, '');
  return said === undefined || said === ''
    ? undefined
    : said.replace(/^./u, (a) => a.toUpperCase());
}
