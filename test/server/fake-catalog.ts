import { dayOf } from '../../engine/time/day.ts';
import type { Catalog } from '../../server/services/catalog.ts';
import { ghosted, unknownKey } from './faults.ts';
import { certificate, now, plan, texts } from './sample.ts';

/** Flows that can be started, and flows that have faults, are not proved, or end too early. */
export const fakeCatalog: Catalog = {
  current: async () => ({
    diagnostics: [],
    house: {},
    caseSchema: {
      type: 'object',
      required: ['candidate'],
      properties: {
        candidate: {
          type: 'object',
          required: ['name', 'email'],
          additionalProperties: false,
          properties: {
            name: { type: 'string', minLength: 1 },
            email: { type: 'string', format: 'email' },
            locale: { type: 'string', enum: ['en', 'zh-CN'], default: 'en' },
          },
        },
        position: {
          type: 'object',
          properties: { title: { type: 'string' }, salaryRange: { type: 'string' } },
        },
        lastInterviewAt: {
          type: 'string',
          format: 'date-time',
          'x-not-before': '-30 days',
          'x-not-after': 'now',
        },
      },
    },
    route: ({ candidate }) =>
      JSON.stringify(candidate).includes('nobody') ? undefined : 'core-transparent',
    flows: ['faulty', 'ghosting', 'ended', 'unlisted', 'core-transparent'],
    flow: (id) => {
      if (id === 'faulty') return { diagnostics: [unknownKey] };
      if (id === 'ghosting') return { plan, texts, certify: () => ({ diagnostics: [ghosted] }) };
      if (id === 'ended') return { plan, texts, certify: () => ({ certificate: ended }) };
      if (id === 'unlisted')
        return { plan: unlisted, texts, certify: () => ({ certificate: ending }) };
      return id === 'core-transparent'
        ? { plan, texts, certify: () => ({ certificate }) }
        : undefined;
    },
  }),
};

const ending = { ...certificate, ends: { calendar: 'cn-office', day: '2026-10-31' } };
const ended = { ...ending, until: now - 1 };
const unlisted: typeof plan = {
  ...plan,
  calendars: Object.fromEntries(
    Object.entries(plan.calendars).map(([id, table]) => [
      id,
      { ...table, exceptions: [[dayOf('2027-01-01') ?? 0, []]] },
    ]),
  ),
};
