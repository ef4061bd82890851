import type { Plan, FlowPromise } from '../../../engine/model/plan.ts';
import { rehearse } from '../../../engine/simulation/rehearse.ts';
import type { ResponseRule, MailRule } from '../../../engine/simulation/script.ts';
import { answerBy } from '../../../engine/progress/answer-by.ts';
import { type Choices, choicesOf } from '../../conformance/choices.ts';
import { sampled } from '../../conformance/corpus.ts';
import { sampleFacts } from '../../definitions/sample-facts.ts';
import { shippedPlan, shipped } from '../../definitions/shipped.ts';
import { randomSubjects } from '../../soundness/random-subjects.ts';
import { observedFulfilmentsOf } from '../../soundness/observed-fulfilments.ts';
import { randomRun, type SoundnessRun } from '../../soundness/random-run.ts';
import type { Instant } from '../../../engine/model/base.ts';

// What the candidate's page says of an answer: in no run may it come later than the page once said.

const answer: FlowPromise = {
  promise: 'told',
  who: 'candidate',
  about: 'answer',
  within: { ms: 0 },
};

/** The dates on the page after each instant of a run up to the answer, and when that came. */
function pageDates(plan: Plan, run: SoundnessRun) {
  const answeredAt = observedFulfilmentsOf(answer, plan, run)[0]?.at;
  const instants = [...new Set(run.entries.map(({ at }) => at))];
  const dates = instants
    .filter((at) => answeredAt === undefined || at < answeredAt)
    .map((at) =>
      answerBy(
        plan,
        run.entries.filter((entry) => entry.at <= at),
      ),
    );
  return { heard: answeredAt, dates };
}

/** Dates that came and went without an answer, and dates that moved back. */
function failures({
  heard: answeredAt = Infinity,
  dates,
}: ReturnType<typeof pageDates>): readonly string[] {
  const known = dates.filter((by): by is Instant => by !== undefined);
  return known.flatMap((by, i) => [
    ...(answeredAt > by ? [`by ${by}, heard at ${answeredAt}`] : []),
    ...(by > (known[i - 1] ?? by) ? [`by ${known[i - 1]}, later by ${by}`] : []),
  ]);
}

const day = 86_400_000;

function simulate(flow: string, choices: Choices): SoundnessRun {
  const start = Date.parse('2026-09-28T09:00+08:00') + choices.below(14 * day);
  const since = start - choices.below(2 * day);
  const facts = sampleFacts(flow);
  const people = shipped.directory;
  if (people === undefined) throw new Error('there is no directory');
  const responseRules = Object.keys(people.roles).map((who): ResponseRule => ({
    who,
    outcome: choices.one(['approved', 'rejected', 'approved']),
    when: choices.one<ResponseRule['when']>([
      { before: { ms: 1 } },
      'never',
      { after: { ms: 1 }, atMost: { ms: 2 * day } },
    ]),
  }));
  const mail: readonly MailRule[] = choices.chance(30)
    ? [{ to: 'candidate', does: choices.one(['refuse', 'bounce']), times: 3 }]
    : [];
  const rehearsal = rehearse(
    {
      plan: shippedPlan(flow),
      hash: '',
      start,
      people,
      facts: { ...facts, lastInterviewAt: new Date(since).toISOString() },
    },
    { scriptedActs: [], responseRules },
    { mail },
    1 + choices.below(1000),
  );
  return { start, since, rehearsal, entries: rehearsal.entries };
}

describe.each(['core-transparent', 'basic-instant', 'urgent-fast-track'])('%s', (flow) => {
  const plan = shippedPlan(flow);
  const runs = sampled(7, 60).map(([numbers]) =>
    pageDates(plan, simulate(flow, choicesOf(numbers))),
  );

  test('says at every instant by when the candidate hears an answer', () => {
    expect(runs.flatMap(({ dates }) => dates.filter((by) => by === undefined))).toEqual([]);
  });

  test('keeps what it says, and never moves a date back', () => {
    expect(runs.flatMap(failures)).toEqual([]);
  });
});

test('random flows that surely answer keep what their pages say', async () => {
  const started = [{ seq: 1, at: 0, kind: 'started', flow: '', plan: '' }] as const;
  const flows = (await randomSubjects(11, 100, { ms: day })).filter(
    ({ plan }) => answerBy(plan, started) !== undefined,
  );
  const runs = flows.flatMap((subject, i) =>
    sampled(i + 1, 20).map(([numbers]) =>
      pageDates(subject.plan, randomRun(subject, choicesOf(numbers))),
    ),
  );
  expect(runs.flatMap(failures)).toEqual([]);
  expect(runs.length).toBeGreaterThan(100);
});
