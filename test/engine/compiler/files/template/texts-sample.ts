import type { JsonObject } from '../../../../../engine/model/base.ts';
import { parse } from '../../../../../engine/compiler/source/parse.ts';
import type { WrittenTemplate } from '../../../../../engine/compiler/files/template/template-schema.ts';
import { checkTexts } from '../../../../../engine/compiler/files/template/texts/check-texts.ts';
import { createEnvironment } from '../../../../../engine/expression/check/environment.ts';

const text = { type: 'string' };

/** What a case of these tests carries. */
export const caseSchema: JsonObject = {
  type: 'object',
  required: ['candidate', 'lastInterviewAt', 'scores', 'pay', 'level'],
  properties: {
    candidate: {
      type: 'object',
      required: ['name'],
      properties: { name: text, phone: text, zone: { ...text, default: 'UTC' } },
    },
    lastInterviewAt: { type: 'string', format: 'date-time' },
    result: { type: 'object', properties: { match: { type: 'number' } } },
    scores: {
      type: 'array',
      items: {
        type: 'object',
        required: ['by', 'at'],
        properties: { by: text, at: { type: 'string', format: 'date-time' }, note: text },
      },
    },
    pay: { type: 'object', 'x-money': true, properties: { amount: { type: 'number' } } },
    tags: { type: 'array', items: text },
    level: { type: 'string', enum: ['junior', 'senior'] },
  },
};

/** The environment of texts in these tests. */
export const environment = createEnvironment(caseSchema);

export const system: WrittenTemplate = { template: 'request', class: 'system', subject: {} };
export const offer: WrittenTemplate = {
  template: 'offer',
  class: 'offer',
  subject: {},
  requires: ['expires'],
};

export const mjmlStart = '<mjml><mj-body><mj-section><mj-column>';
export const mjmlEnd = '</mj-column></mj-section></mj-body></mjml>';
export const mjmlText = (content: string): string =>
  `${mjmlStart}<mj-text>${content}</mj-text>${mjmlEnd}`;

/** The findings in an English body. */
export async function checkEnglishBody(body: string, template: WrittenTemplate) {
  const source = parse('template: offer', 'templates/offer/template.yaml');
  return await checkTexts({ source, bodies: new Map([['en', body]]) }, template, { environment });
}
