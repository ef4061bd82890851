import { intervene, reviewIntervention } from '../../../engine/interpreter/intervene.ts';
import { replay } from '../../../engine/interpreter/replay.ts';
import type { Facts, Json } from '../../../engine/model/base.ts';
import { factAt, withFact } from '../../../engine/model/given-fact.ts';
import type { Plan } from '../../../engine/model/plan.ts';
import { planOf } from '../compiled-plan.ts';
import { flowText, templateFiles } from '../../definition-files.ts';
import { recoverableCase, type RecoverableCase } from './recoverable-case.ts';

// A fact that is missing, or wrong, stops a case where it has to name a moment; given, the case comes to the journal that it would have had.

const start = Date.parse('2026-09-28T09:00Z');
const facts = {
  candidate: { name: 'Lin', email: 'lin@example.com', locale: 'en', zone: 'UTC' },
  position: { family: 'core' },
  score: 3,
  lastInterviewAt: '2026-09-28T08:00:00Z',
  startsAt: '2026-10-05T08:00:00Z',
};

const steps = `
  - { when: case.score > 2, tell: candidate, template: terms, with: { score: =case.score } }
  - wait: 1h
  - { wait: until case.lastInterviewAt, atMost: 20 days }
  - end: done
`;
const more = `
backstops:
  - { unless: notice, after: 30 days, since: case.lastInterviewAt, do: [{ tell: candidate, template: no-decision-yet }] }
`;

let plan: Plan;
let unbroken: RecoverableCase['entries'];
beforeAll(async () => {
  const compiled = await planOf(
    flowText('main', steps, more),
    templateFiles('terms', { class: 'status', requires: ['score'] }),
  );
  const waiting = JSON.stringify(compiled.steps).replaceAll('lastInterviewAt', 'startsAt');
  plan = { ...compiled, steps: JSON.parse(waiting) };
  unbroken = playedWith(facts).entries;
});

const { lastInterviewAt: _interview, ...withoutInterview } = facts;
const { startsAt: _day, ...withoutDay } = facts;

/** A case that was started with these facts, as far as it comes. */
const playedWith = (given: Facts): RecoverableCase => {
  const played = recoverableCase({ plan, hash: 'p', facts: given }, start);
  played.play();
  return played;
};
const given = (name: string, value: Json) =>
  ({ intervene: 'resume', mended: 'fact', fact: { name, value }, channel: 'cli' }) as const;

test.each<[string, string, Facts]>([
  ['is missing from its first turn on', 'lastInterviewAt', withoutInterview],
  ['is no moment', 'lastInterviewAt', { ...facts, lastInterviewAt: 'soon' }],
  ['is missing later', 'startsAt', withoutDay],
])(
  'a case of which a fact %s goes on with it as if it had always been there',
  (_title, name, lacking) => {
    const played = playedWith(lacking);
    expect(played.recoverable.run.stopped?.code).toBe('not-an-instant');
    const value = factAt(facts, name) ?? null;
    const how = given(name, value);
    expect(reviewIntervention(played.recoverable, how)).toBeUndefined();
    expect(intervene(played.recoverable, how, played.now())).toBeUndefined();
    const resumedBy = played.entries.find(({ kind }) => kind === 'resumed');
    const before = factAt(lacking, name);
    expect(resumedBy).toMatchObject({
      mended: 'fact',
      fact: { name, value, ...(before && { before }) },
    });
    played.play();
    expect(withoutStops(played.entries)).toEqual(unbroken);
    const { input, log } = played.recoverable;
    expect(replay(input, log).facts).toEqual(played.entries.map(({ seq: _seq, ...fact }) => fact));
  },
);

test.each<[string, string, Json, object]>([
  ['comes to another record', 'score', 2, { seq: 2, recorded: { kind: 'sent' } }],
  ['lets the replay fail', 'lastInterviewAt', 'never', { fails: { code: 'not-an-instant' } }],
])('a fact that %s is refused, and nothing changes', (_title, name, value, difference) => {
  const played = playedWith(withoutDay);
  const before = [...played.entries];
  expect(reviewIntervention(played.recoverable, given(name, value))).toMatchObject({
    code: 'replay-differs',
    difference,
  });
  expect(played.entries).toEqual(before);
});

test('a fact that mends nothing leaves the case stopped, and itself off the record', () => {
  const played = playedWith(withoutDay);
  const before = [...played.entries];
  expect(intervene(played.recoverable, given('note', 'x'), played.now())?.code).toBe(
    'still-failing',
  );
  expect([played.entries, played.recoverable.input.facts]).toEqual([before, withoutDay]);
});

test.each<[string, Facts, string, Json | undefined, Facts]>([
  ['is added', { a: 1 }, 'b', 2, { a: 1, b: 2 }],
  ['takes the place of another', { a: 1 }, 'a', 2, { a: 2 }],
  ['is added to a group', { a: { b: 1 } }, 'a.c', 2, { a: { b: 1, c: 2 } }],
  ['makes its group', {}, 'a.b.c', 2, { a: { b: { c: 2 } } }],
  ['is taken back', { a: { b: 1, c: 2 } }, 'a.c', undefined, { a: { b: 1 } }],
])('a fact %s', (_title, before, name, value, after) => {
  expect(withFact(before, name, value)).toEqual(after);
  expect(factAt(after, name)).toEqual(value);
});

const withoutStops = (entries: RecoverableCase['entries']) =>
  entries
    .filter(({ kind }) => kind !== 'stopped' && kind !== 'resumed')
    .map((entry, index) => ({ ...entry, seq: index + 1 }));
