import { createEnvironment, withSteps } from '../../../engine/expression/check/environment.ts';
import type { FormField } from '../../../engine/model/definitions.ts';

const text = { type: 'string' };
const instant = { type: 'string', format: 'date-time' };

export const schema = {
  type: 'object',
  required: ['candidate', 'position', 'result', 'lastInterviewAt', 'interviews'],
  properties: {
    candidate: {
      type: 'object',
      required: ['name', 'email', 'tags'],
      properties: {
        name: text,
        email: text,
        phone: { type: ['string', 'null'] },
        tags: { type: 'array', items: text },
        zone: { type: 'string', default: 'Asia/Shanghai' },
      },
    },
    position: {
      type: 'object',
      required: ['family'],
      properties: { family: { type: 'string', enum: ['basic', 'core'] }, location: text },
    },
    result: {
      type: 'object',
      required: ['passed', 'scores'],
      properties: {
        passed: { type: 'boolean' },
        match: { type: 'number' },
        scores: {
          type: 'array',
          items: {
            type: 'object',
            required: ['score'],
            properties: { score: { type: 'integer' }, note: text, at: instant },
          },
        },
      },
    },
    lastInterviewAt: instant,
    offeredAt: instant,
    interviews: { type: 'array', items: instant },
    office: { $ref: '#/$defs/address' },
    custom: { type: 'object', additionalProperties: { type: 'number' } },
    extra: {},
  },
  $defs: {
    address: {
      type: 'object',
      required: ['city'],
      properties: { city: text, parent: { $ref: '#/$defs/address' } },
    },
  },
};

const option = { value: 'yes', label: 'Yes' };
const fields: readonly FormField[] = [
  { name: 'lunch', label: 'Lunch', required: true, type: 'choice', options: [option] },
  { name: 'topics', label: 'Topics', required: false, type: 'choices', options: [option] },
  { name: 'device', label: 'Device', required: false, type: 'text', maxLength: 200 },
  { name: 'photo', label: 'Photo', required: false, type: 'upload', accept: ['png'], maxBytes: 1 },
];

/** The environment of expressions in these tests. */
export const environment = withSteps(
  createEnvironment(schema),
  {
    told: { sentAt: 'instant', deliveredAt: 'instant' },
    'hr-call': { outcome: 'string', comment: 'string' },
    'department.rejected/onboarding': { answers: fields },
  },
  ['group', 'manager-call'],
);

/** Facts and results with nothing in them that may be missing. */
export const barest = {
  case: {
    candidate: { name: 'Ana', email: 'ana@example.com', tags: [], zone: 'Asia/Shanghai' },
    position: { family: 'core' },
    result: { passed: true, scores: [{ score: 5 }] },
    lastInterviewAt: '2026-09-29T15:00:00+08:00',
    interviews: ['2026-09-29T15:00:00+08:00'],
  },
  told: { sentAt: '2026-09-30T01:00:00.000Z', deliveredAt: '2026-09-30T01:00:00.000Z' },
  'hr-call': { outcome: 'confirmed', comment: '' },
  'department.rejected/onboarding': { answers: {} },
};
