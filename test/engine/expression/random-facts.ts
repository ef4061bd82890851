import fc from 'fast-check';

const text = fc.constantFrom('', 'core', 'Ana', '零', 'candidate', '😀');
const number = fc.oneof(fc.integer({ min: -100, max: 100 }), fc.double({ min: -1e6, max: 1e6 }));
const moment = fc
  .tuple(
    fc.constantFrom('2026-09-30T18:00:00', '2026-01-01T00:00:00.5'),
    fc.constantFrom('Z', '+08:00'),
  )
  .map((parts) => parts.join(''));
const texts = fc.array(text, { maxLength: 3 });

const record = <T>(
  fields: { readonly [Name in keyof T]: fc.Arbitrary<T[Name]> },
  requiredKeys: (keyof T)[],
) => fc.record(fields, { requiredKeys });

const score = record({ score: fc.integer({ min: 0, max: 5 }), note: text, at: moment }, ['score']);
const parent = record({ city: text }, ['city']);

/** Facts that the schema of the sample allows, and results that its steps may have. */
export const namedValues = fc.record({
  case: record(
    {
      candidate: record(
        { name: text, email: text, phone: fc.option(text), tags: texts, zone: text },
        ['name', 'email', 'tags', 'zone'],
      ),
      position: record({ family: fc.constantFrom('basic', 'core'), location: text }, ['family']),
      result: record(
        { passed: fc.boolean(), match: number, scores: fc.array(score, { maxLength: 3 }) },
        ['passed', 'scores'],
      ),
      lastInterviewAt: moment,
      offeredAt: moment,
      interviews: fc.array(moment, { maxLength: 3 }),
      office: record({ city: text, parent }, ['city']),
      custom: record({ points: number, other: number }, []),
    },
    ['candidate', 'position', 'result', 'lastInterviewAt', 'interviews'],
  ),
  told: fc.record({ sentAt: moment, deliveredAt: moment }),
  hr_call: fc.record({ outcome: text, comment: text }),
  onboarding: fc.record({ answers: record({ lunch: text, device: text, topics: texts }, []) }),
});
