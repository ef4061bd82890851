import type { Act } from '../../../engine/model/act.ts';
import { isNoAct, parseAct } from '../../../engine/model/parse-act.ts';
import { fakeCase } from '../fake-host.ts';
import { planOf } from '../compiled-plan.ts';
import { utc } from '../journal-lines.ts';

// An answer says what its giver has seen: how many answers of earlier tasks there were, and a hash.

const plan = () =>
  planOf(`
flow: main
title: Test
calendar: office
shows: [case.score]
steps:
  - meanwhile: [{ ask: recruiter, id: terms, form: answer, within: 4h, silent: [] }]
  - approve: Review
    id: review
    by: [head, second]
    need: all
    shows: [case.score, terms.answers.note]
    within: 4h
    silent: approved
  - wait: 10h
on:
  withdrawn: [{ tell: candidate, template: withdrawal-noted }, { end: withdrew }]
`);

const hash = 'A'.repeat(22);
const answer = (task: string, person: string, more: object = {}): Act => ({
  task,
  round: 1,
  person,
  outcome: task === 'terms' ? 'accepted' : 'approved',
  channel: 'api',
  ...more,
});
const terms = answer('terms', 'recruiter', { answers: { note: 'yes' } });

test.each<[string, readonly Act[], object, string | undefined]>([
  ['before anybody has answered', [], { seen: `0-${hash}` }, undefined],
  ['from before an answer that is seen', [terms], { seen: `0-${hash}` }, 'seen-other'],
  ['from behind it', [terms], { seen: `1-${hash}` }, undefined],
  ['without a word of it', [terms], {}, undefined],
  [
    'from before an answer that is not seen',
    [answer('review', 'second')],
    { seen: `0-${hash}` },
    undefined,
  ],
])('an answer to a page %s', async (_title, before, more, code) => {
  const one = fakeCase(await plan(), { start: utc('2026-09-28T09:00') });
  one.until(utc('2026-09-28T10:00'));
  for (const act of before) one.act(act);
  expect(one.act(answer('review', 'head', more))?.code).toBe(code);
});

test.each<[unknown, boolean]>([
  [`12-${hash}`, true],
  [undefined, true],
  [`-1-${hash}`, false],
  [`1-${hash}A`, false],
  [7, false],
])('of %p an act takes: %p', (seen, isTaken) => {
  expect(isNoAct(parseAct({ ...answer('review', 'head'), seen }))).toBe(!isTaken);
});

test('the record has at most 64 bytes of it', async () => {
  const one = fakeCase(await plan(), { start: utc('2026-09-28T09:00') });
  one.until(utc('2026-09-28T10:00'));
  one.act(answer('review', 'head', { seen: `0-${hash}` }));
  const entry = one.entries.find(({ kind }) => kind === 'answered');
  const { seen, ...others } = { seen: undefined, ...entry };
  expect(seen).toBe(`0-${hash}`);
  expect(JSON.stringify(entry).length - JSON.stringify(others).length).toBeLessThanOrEqual(64);
});
