import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Template } from '../../engine/model/definitions.ts';
import { systemTemplates } from '../../engine/model/message.ts';

const folder = new URL('../../templates/', import.meta.url);

/** The shipped system templates, as the compiler pins them. */
export function readSystemTemplates(): Readonly<Record<string, Template>> {
  return Object.fromEntries(systemTemplates.map((id) => [id, readTemplate(id)]));
}

function readTemplate(id: string): Template {
  const file = (name: string) => readFileSync(new URL(`${id}/${name}`, folder), 'utf8');
  const { subject } = parse(file('template.yaml')) as Pick<Template, 'subject'>;
  const body = { en: file('en.mjml'), 'zh-CN': file('zh-CN.mjml') };
  return { id, class: 'system', subject, body };
}
