import { rehearseScene as playScene } from '../../../engine/simulation/run-scene.ts';
import type { Expectation, SceneAct } from '../../../engine/simulation/scene.ts';
import type { SimulationEnvironment } from '../../../engine/simulation/script.ts';
import { planOf } from '../compiled-plan.ts';
import { start } from './rehearse-setup.ts';

const minute = 60_000;
const hour = 60 * minute;
const after = (ms: number) => ({ ms });

const plan = await planOf(`
flow: main
title: Test
calendar: office
promises:
  - { tell: candidate, about: offer, within: 3h }
  - { todo: review, within: 2h }
  - { tell: candidate, about: regret, within: 1h, after: told }
steps:
  - { tell: candidate, template: in-review, id: word }
  - approve: Review
    id: review
    by: [head, second]
    within: 4h
    remind: [1h, 2h]
    page: Under review
    rejected: [{ tell: candidate, template: regret }, { end: rejected }]
    silent: [{ end: silent }]
  - { tell: candidate, template: offer, id: told }
  - { tell: recruiter, template: guide }
  - end: done
`);

const approval = (who: string, at: number): SceneAct => ({
  line: 1,
  who,
  when: { from: 'start', after: after(at) },
  does: { outcome: 'approved' },
});
const bothSayYes = [approval('head', hour + 30 * minute), approval('second', 3 * hour)];

const words = (part: string | number): string =>
  typeof part === 'number' ? `+${(part - start) / minute}m` : part;

/** The failures of a scene, with instants as minutes after the start. */
function failures(
  expectations: readonly Expectation[],
  scriptedActs: readonly SceneAct[] = bothSayYes,
  environment: SimulationEnvironment = { mail: [] },
): readonly string[] {
  const facts = { candidate: { name: 'Lin', email: 'lin@example.com', locale: 'en' } };
  const expect = expectations.map((expectation, line) => ({ line, expectation }));
  const scene = { title: 'scene', line: 1, start, facts, scriptedActs, environment, expect };
  return playScene(scene, { plan, hash: 'plan', people: {} }).failures.map(
    ({ expected, actual }) => `${expected.map(words).join(' ')} | ${actual.map(words).join(' ')}`,
  );
}

const message = (name: string, more: object = {}): Expectation => ({
  kind: 'message',
  message: name,
  anyOrder: false,
  ...more,
});

// prettier-ignore
test.each<[string, readonly Expectation[]]>([
  ['mails by template, in the order in which they came', [message('in-review'), message('reminder'), message('offer'), message('guide')]],
  ['a mail by the step that sends it', [message('told')]],
  ['a mail that somebody gets', [message('request', { to: 'second' })]],
  ['a mail of its class', [message('told', { class: 'offer' })]],
  ['a mail at its minute', [message('offer', { at: { at: start + 3 * hour } })]],
  ['of several mails, the one at its minute', [message('reminder', { to: 'second', at: { after: after(2 * hour) } })]],
  ['a mail in time', [message('offer', { within: after(3 * hour) })]],
  ['a mail in time after another', [message('offer', { within: after(2 * hour), since: 'reminder' })]],
  ['so many mails', [message('reminder', { times: 3 })]],
  ['in any order', [message('offer'), message('request', { anyOrder: true }), message('guide')]],
  ['how the case ends, and when', [{ kind: 'outcome', outcome: 'done', at: { after: after(3 * hour) } }]],
  ['what a task comes to', [{ kind: 'task', task: 'review', is: 'approved', within: after(3 * hour) }]],
  ['who has decided', [{ kind: 'decisions', task: 'review', are: { head: 'approved', second: 'approved' } }]],
  ['what never comes', [{ kind: 'never', never: { message: 'regret' } }, { kind: 'never', never: { outcome: 'silent' } }]],
  ['what never comes to somebody', [{ kind: 'never', never: { message: 'offer', to: 'head' } }]],
  ['a silence that is short enough', [{ kind: 'silence', who: 'candidate', atMost: after(3 * hour) }]],
  ['a promise that is kept, and one that is not', [{ kind: 'promise', promise: 0, kept: true }, { kind: 'promise', promise: 1, kept: false }]],
  ['the page at some time', [{ kind: 'page', current: 'Under review', at: { after: after(minute) }, told: ['in-review'], done: [] }]],
  ['the page at the end', [{ kind: 'page', current: 'none', done: ['Under review'], follows: [] }]],
])('holds: %s', (_title, expectations) => {
  expect(failures(expectations)).toEqual([]);
});

// prettier-ignore
test.each<[string, readonly Expectation[], readonly string[]]>([
  ['a promise that is kept', [{ kind: 'promise', promise: 0, kept: false }], ['promise 1 to be broken | it was kept, +180m']],
  ['a promise that is broken', [{ kind: 'promise', promise: 1, kept: true }], ['promise 2 to be kept | it was broken, +180m']],
  ['a promise that does not count', [{ kind: 'promise', promise: 3, kept: true }], ['promise 4 to be kept | it never came to that']],
  ['a mail that never comes', [message('regret')], ['"regret" | it never came']],
  ['a mail to somebody else', [message('offer', { to: 'head' })], ['"offer" to head | it never came']],
  ['a mail of another class', [message('told', { class: 'regret' })], ['"told" of class regret | it never came']],
  ['a mail a minute later', [message('offer', { at: { at: start + 3 * hour - minute } })], ['"offer" +179m | +180m']],
  ['a mail too late', [message('offer', { within: after(hour) })], ['"offer" by +60m | +180m']],
  ['a mail too late after another', [message('offer', { within: after(minute), since: 'reminder' })], ['"offer" by +61m | +180m']],
  ['a mail after one that never comes', [message('offer', { within: after(minute), since: 'regret' })], ['"offer" after "regret" | that never came']],
  ['too few mails', [message('reminder', { times: 4 })], ['"reminder", 4 times | 3 times']],
  ['mails in another order', [message('offer'), message('in-review')], ['"in-review" | it came +0m and so before what is written above it']],
  ['another end', [{ kind: 'outcome', outcome: 'rejected' }], ['the case to end as "rejected" | it ended as "done", +180m']],
  ['another outcome of a task', [{ kind: 'task', task: 'review', is: 'silent' }], ['"review" to be silent | it was approved, +180m']],
  ['a decision of nobody', [{ kind: 'decisions', task: 'review', are: { head: 'approved' } }], ['decisions on "review": head approved | head approved, second approved']],
  ['what should never come', [{ kind: 'never', never: { message: 'offer' } }, { kind: 'never', never: { outcome: 'done' } }], ['never "offer" | it was sent +180m', 'never to end as "done" | it did']],
  ['a silence that is too long', [{ kind: 'silence', who: 'candidate', atMost: after(hour) }], ['a word to candidate by +60m | silence from +0m to +180m']],
  ['a page that says otherwise', [{ kind: 'page', current: 'none', at: { after: after(minute) } }], ["the candidate's page to say current: none +1m | Under review"]],
  ['what is delivered', [{ kind: 'undelivered', message: 'offer' }], ['"offer" to be undelivered | it was not']],
])('does not hold: %s', (_title, expectations, expected) => {
  expect(failures(expectations)).toEqual(expected);
});

test('a mail that nobody takes is undelivered, and never came', () => {
  const mail = [{ does: 'bounce', message: 'in-review' }] as const;
  const undelivered: Expectation = { kind: 'undelivered', message: 'word', to: 'candidate' };
  expect(failures([undelivered, message('in-review')], bothSayYes, { mail })).toEqual([
    '"in-review" | it never came',
  ]);
});

// prettier-ignore
test.each<[string, readonly SceneAct[], readonly string[]]>([
  ['an act in vain', [...bothSayYes, approval('head', 3 * hour)], ['"head" does "approved" | it changed nothing: "review" has your answer already']],
  ['an act in vain, for the reason that is written', [...bothSayYes, { ...approval('head', 3 * hour), refused: 'already-answered' }], []],
  ['an act that counts against expectation', [{ ...approval('head', hour), refused: 'too-late' }, approval('second', 3 * hour)], ['"head" does "approved" and is refused: too-late | it counted']],
  ['an act that never happens', [...bothSayYes, { ...approval('head', 0), when: { on: { message: 'regret', nth: 1 } } }], ['"head" does "approved" | it never came to that']],
])('of a script: %s', (_title, scriptedActs, expected) => {
  expect(failures([{ kind: 'outcome', outcome: 'done' }], scriptedActs)).toEqual(expected);
});
