import { intervene } from '../../../engine/interpreter/intervene.ts';
import type { Plan } from '../../../engine/model/plan.ts';
import type { Fact } from '../../../engine/model/journal.ts';
import { planOf } from '../compiled-plan.ts';
import { flowText, templateFiles } from '../../definition-files.ts';
import { recoverableCase, resumed, type RecoverableCase } from './recoverable-case.ts';

// Every place where something can be evaluated, broken once each: the turn is undone, the case says why it stands still, and goes on with a
// mended plan as if nothing had been.

const start = Date.parse('2026-09-28T09:00Z');
const facts = {
  candidate: { name: 'Lin', email: 'lin@example.com', locale: 'en', zone: 'UTC' },
  position: { family: 'core' },
  score: 3,
  boss: 'third',
  lastInterviewAt: '2026-09-28T08:00:00Z',
};

const steps = `
  - { when: case.score > 2, tell: candidate, template: terms, with: { score: =case.score, by: 2 business days } }
  - choose:
      - { when: case.score > 4, do: [{ end: great }] }
      - { when: case.score > 1, do: [{ wait: 2 business hours }] }
    else: [{ end: small }]
  - { wait: until case.lastInterviewAt, atMost: 2 business days }
  - approve: Review
    id: review
    by: [head, =case.boss]
    need: 2
    within: 4 business hours
    since: case.lastInterviewAt
    remind: 50%
    escalate: [{ to: director, within: 1 business hour }]
    rejected: [{ end: rejected }]
    silent: rejected
  - { when: review.outcome == 'approved', todo: Call, for: recruiter, within: 1h, outcomes: { done: [] }, silent: done }
  - { meanwhile: [{ when: case.score > 0, wait: 1h }], until: end }
  - { run: manager-call }
  - ask: candidate
    id: choice
    form: answer
    within: 1 business day
    outcomes: { accepted: [{ tell: candidate, template: offer, try: 3h }], declined: [] }
    silent: declined
  - { wait: 3 days }
  - end: done
`;
const more = `
backstops:
  - { unless: notice, after: 1 business day, since: case.lastInterviewAt, do: [{ tell: candidate, template: no-decision-yet }] }
  - { unless: regret, after: 6 days, do: [{ when: case.score > 1, tell: recruiter, template: guide }] }
promises:
  - { tell: candidate, about: offer, within: 9 business days, since: case.lastInterviewAt }
on:
  withdrawn: [{ tell: candidate, template: withdrawal-noted }, { end: withdrew }]
`;

let plan: Plan;
let unbroken: readonly Fact[];
let places: readonly BreakablePlace[];
beforeAll(async () => {
  plan = await planOf(
    flowText('main', steps, more),
    templateFiles('terms', { class: 'status', requires: ['score', 'by'] }),
  );
  const played = started(plan);
  played.play();
  unbroken = played.entries;
  places = placesIn(plan);
});

const started = (of: Plan): RecoverableCase =>
  recoverableCase({ plan: of, hash: 'p', facts }, start);

/** Something in a plan that is evaluated, and the plan without it. */
interface BreakablePlace {
  readonly name: string;
  readonly broken: Plan;
}

function placesIn(whole: Plan): readonly BreakablePlace[] {
  const found: BreakablePlace[] = [];
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Object.entries(value)) {
      if (key === 'tree') found.push(breakablePlace(whole, [...path, key]));
      else if (key === 'calendar' || key === 'kind')
        found.push(breakablePlace(whole, [...path, key]));
      else if (key !== 'calendars') visit(one, [...path, key]);
    }
  };
  visit(whole, []);
  return found;
}

function breakablePlace(whole: Plan, path: readonly string[]): BreakablePlace {
  const broken = structuredClone(whole);
  let at: Record<string, unknown> = broken as unknown as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  at[last] = last === 'tree' ? undefined : 'broken';
  return { name: path.join('.'), broken };
}

/** Where the broken plans stop their case, and why. */
const stops = [
  'steps.0.kind: unknown-kind at tell',
  'steps.0.when.tree: expression-failed at tell',
  'steps.0.with.score.tree: expression-failed at tell',
  'steps.0.with.by.after.calendar: unknown-calendar at tell',
  'steps.1.kind: unknown-kind at choose',
  'steps.1.arms.0.when.tree: expression-failed at choose',
  'steps.1.arms.1.when.tree: expression-failed at choose',
  'steps.1.arms.1.steps.0.kind: unknown-kind at choose.2/wait',
  'steps.1.arms.1.steps.0.for.calendar: unknown-calendar at choose.2/wait',
  'steps.2.kind: unknown-kind at wait',
  'steps.2.for.until.tree: expression-failed at wait',
  'steps.2.for.atMost.calendar: unknown-calendar at wait',
  'steps.3.kind: unknown-kind at review',
  'steps.3.within.calendar: unknown-calendar at review',
  'steps.3.since.tree: expression-failed at review',
  'steps.3.escalate.0.within.calendar: unknown-calendar at review',
  'steps.3.by.1.tree: expression-failed at review',
  'steps.4.kind: unknown-kind at todo',
  'steps.4.when.tree: expression-failed at todo',
  'steps.5.kind: unknown-kind at meanwhile',
  'steps.5.steps.0.kind: unknown-kind at meanwhile.meanwhile/wait',
  'steps.5.steps.0.when.tree: expression-failed at meanwhile.meanwhile/wait',
  'steps.6.kind: unknown-kind at manager-call',
  'steps.6.steps.0.kind: unknown-kind at manager-call/todo',
  'steps.7.kind: unknown-kind at choice',
  'steps.7.within.calendar: unknown-calendar at choice',
  'steps.7.arms.accepted.0.kind: unknown-kind at choice.accepted/tell',
  'steps.8.kind: unknown-kind at wait-2',
  'steps.9.kind: unknown-kind at end',
  'backstops.0.after.calendar: unknown-calendar',
  'backstops.0.since.tree: expression-failed',
  'promises.0.within.calendar: unknown-calendar at tell',
  'promises.0.since.tree: expression-failed',
];

test('whatever breaks stops the case, and mended it comes to the journal that it would have come to', () => {
  expect(brokenCases().map(({ name, played }) => `${name}: ${reasonOf(played)}`)).toEqual(stops);
  for (const { name, played } of brokenCases()) {
    expect([name, resumed(played, plan)]).toEqual([name, undefined]);
    played.play();
    expect([name, withoutStops(played.entries)]).toEqual([name, unbroken]);
  }
});

test('what is not mended stops again, and leaves nothing on record', () => {
  for (const { name, played } of brokenCases()) {
    const before = [...played.entries];
    resumed(played, played.recoverable.input.plan, 'code');
    expect([name, reasonOf(played), played.entries]).toEqual([name, reasonOf(played), before]);
    expect(played.recoverable.run.stopped).toBeDefined();
  }
});

test('a candidate can withdraw from every stopped case', () => {
  for (const { name, played } of brokenCases()) {
    const withdrawal = { event: 'withdrawn', person: 'candidate', channel: 'page' } as const;
    expect(
      played.recoverable.turn([{ kind: 'act', act: withdrawal }], played.now()),
    ).toBeUndefined();
    played.play();
    expect([name, played.recoverable.run.outcome, played.recoverable.run.over]).toEqual([
      name,
      'withdrew',
      true,
    ]);
  }
});

test('every stopped case can be closed, whatever of its plan cannot be read', () => {
  for (const { name, played } of brokenCases()) {
    const closing = { intervene: 'close', outcome: 'rejected', channel: 'cli' } as const;
    expect([name, intervene(played.recoverable, closing, played.now())]).toEqual([name, undefined]);
    expect([name, played.recoverable.run.outcome]).toEqual([name, 'rejected']);
  }
});

test('a replay under mended code stops where the case has stopped', () => {
  for (const { name, played } of brokenCases()) {
    const again = recoverableCase({ plan, hash: 'p', facts }, start, played.stops);
    again.play();
    expect([name, kinds(again)]).toEqual([name, kinds(played)]);
  }
});

test('an answer that brings the error counts, others are refused until the case goes on', () => {
  const { played } = brokenCase('steps.4.when.tree');
  expect(played.entries.slice(-3).map(({ kind }) => kind)).toEqual([
    'answered',
    'settled',
    'stopped',
  ]);
  const late = {
    task: 'review',
    round: 1,
    person: 'head',
    outcome: 'rejected',
    channel: 'api',
  } as const;
  expect(played.recoverable.run.review(late)?.code).toBe('case-stopped');
  expect(played.recoverable.turn([{ kind: 'act', act: late }], played.now())?.code).toBe(
    'case-stopped',
  );
});

test('what fell due meanwhile happens at once, in order, and promises count the stop', () => {
  const { played } = brokenCase('steps.4.when.tree');
  played.pass(20 * 86_400_000);
  played.recoverable.turn([{ kind: 'time' }], played.now());
  const before = played.entries.length;
  resumed(played, plan);
  const [, ...at] = played.entries.slice(before);
  expect(new Set(at.map((entry) => entry.at))).toEqual(new Set([played.now()]));
  expect(at.map(({ kind }) => kind)).toEqual(['opened', 'sent', 'backstop', 'sent']);
  played.play();
  expect(played.entries.filter(({ kind }) => kind === 'promise')).toEqual([
    expect.objectContaining({ kept: false }),
  ]);
});

test.each<[string, (whole: Plan) => Plan, object]>([
  [
    'another window of a task',
    (whole) => JSON.parse(JSON.stringify(whole).replaceAll('14400000', '7200000')),
    { seq: 4, recorded: { kind: 'opened' }, replayed: { kind: 'opened' } },
  ],
  ['no step at all', (whole) => ({ ...whole, steps: [] }), { seq: 2, replayed: { kind: 'ended' } }],
  [
    'a plan that fails earlier',
    (whole) => JSON.parse(JSON.stringify(whole).replace('"kind":"tell"', '"kind":"no"')),
    { fails: { code: 'unknown-kind', step: 'tell' } },
  ],
])('a plan does not take over that comes to another journal: %s', (_name, change, expected) => {
  const { played } = brokenCase('steps.4.when.tree');
  expect(resumed(played, change(plan))).toMatchObject(expected);
});

const kinds = (one: RecoverableCase) => one.entries.map(({ at, kind }) => [at, kind]);

interface BrokenCase {
  readonly name: string;
  readonly played: RecoverableCase;
}

/** A case of each broken plan that stops. */
const brokenCases = (): readonly BrokenCase[] =>
  places
    .map(({ name, broken }) => ({ name, played: started(broken) }))
    .filter(({ played }) => {
      played.play();
      return played.recoverable.run.stopped !== undefined;
    });

function brokenCase(where: string): BrokenCase {
  const found = brokenCases().find(({ name }) => name === where);
  if (found === undefined) throw new Error(`nothing is stopped by "${where}"`);
  return found;
}

function reasonOf({ recoverable }: RecoverableCase): string {
  const { code, step } = recoverable.run.stopped ?? {};
  return step === undefined ? `${code}` : `${code} at ${step}`;
}

const withoutStops = (entries: readonly Fact[]) =>
  entries
    .filter(({ kind }) => kind !== 'stopped' && kind !== 'resumed')
    .map((entry, index) => ({ ...entry, seq: index + 1 }));
