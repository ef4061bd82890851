import type { Template } from '../../engine/model/definitions.ts';

/** The subject of a mail, without what only a case could fill in. */
export function subjectOf(template: Template | undefined, locale: string): string | undefined {
  const written = template?.subject[locale] ?? Object.values(template?.subject ?? {})[0];
  const unfilled = written?.replaceAll(/\{%.*?%\}/g, '').replaceAll(/\{\{.*?\}\}/g, '…');
  const subject = unfilled
    ?.replace(/^\W*…\W*[:：]\s*/, '')
    .replace(/[\s,，:：-]*…[\s,，:：…-]*$/, '');
  return subject === undefined || subject === ''
    ? undefined
    : subject.replace(/^./u, (a) => a.toUpperCase());
}
