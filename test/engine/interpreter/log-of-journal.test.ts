import { searchLog } from '../../../engine/interpreter/log-of-journal.ts';
import type { CaseInput } from '../../../engine/interpreter/execute.ts';
import type { InputLogEntry } from '../../../engine/interpreter/input-log.ts';
import { replay } from '../../../engine/interpreter/replay.ts';
import type { Entry } from '../../../engine/model/journal.ts';
import type { Plan } from '../../../engine/model/plan.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import { prepareCorpus, sampled } from '../../conformance/corpus.ts';
import { rehearseWithDelays } from '../../conformance/rehearse-with-delays.ts';
import { flowText } from '../../definition-files.ts';
import { planOf } from '../compiled-plan.ts';
import { recoverableCase } from './recoverable-case.ts';

// What a case has had as its inputs is read back from its journal alone, and comes to that very journal.

const seed = Number(process.env['TIDINGS_SEED'] ?? 11);
const scenes = Number(process.env['TIDINGS_SCENES'] ?? 5);

const factsOf = (entries: readonly Entry[]) => entries.map(({ seq: _seq, ...fact }) => fact);

function logOfJournal(...read: Parameters<typeof searchLog>) {
  const search = searchLog(...read);
  let step = search.next();
  while (step.done !== true) step = search.next();
  return step.value;
}

function logIn(input: CaseInput, entries: readonly Entry[]): readonly InputLogEntry[] {
  const log = logOfJournal(input, entries);
  if ('length' in log) return log;
  throw new Error(JSON.stringify([log, entries]));
}

test('of random scenes, punctual or late, and of every beginning of theirs', async () => {
  const { directory, scenarios } = await prepareCorpus(sampled(seed, scenes));
  for (const { pinned, facts, start, mail, acts } of scenarios)
    for (const random of [() => 0, createRandom(seed)]) {
      const input = { plan: { ...pinned.plan, texts: '' }, hash: 'p', facts };
      const all = rehearseWithDelays({ ...input, start, people: directory }, acts, mail, random);
      const cut = 1 + Math.floor(all.length / 2);
      const turn = all.findLast(({ at }) => at < (all[cut]?.at ?? 0))?.seq ?? all.length;
      for (const entries of [all, all.slice(0, turn)])
        expect(replay(input, logIn(input, entries)).facts).toEqual(factsOf(entries));
    }
}, 60_000);

const start = Date.parse('2026-09-28T09:00Z');
const facts = { candidate: { name: 'Lin', email: 'lin@example.com', locale: 'en', zone: 'UTC' } };

const steps = `
  - { wait: 1h }
  - { wait: 1h }
  - { approve: Review, id: review, by: [head], within: 4h, rejected: [{ end: rejected }], silent: rejected }
  - { todo: Call, id: call, for: recruiter, within: 1h, outcomes: { done: [] }, silent: done }
  - end: done
`;

/** The flow, whose task for the recruiter names a calendar that is not there. */
const broken = (plan: Plan): Plan => ({
  ...plan,
  steps: plan.steps.map((one) =>
    one.id === 'call' ? { ...one, within: { businessMs: 3_600_000, calendar: 'gone' } } : one,
  ),
});

describe('of a case that was stopped', () => {
  let plan: Plan;
  let other: Plan;
  beforeAll(async () => {
    plan = await planOf(flowText('main', steps), {});
    other = broken(plan);
  });

  test('as long as it is', () => {
    const input = { plan: other, hash: 'p', facts };
    const played = recoverableCase(input, start);
    played.play();
    expect(played.entries.at(-1)).toMatchObject({ kind: 'stopped' });
    const log = logOfJournal(input, played.entries);
    expect(log).toEqual(played.recoverable.log);
  });

  test('and goes on with a mended plan', () => {
    const played = recoverableCase({ plan: other, hash: 'p', facts }, start);
    played.play();
    played.pass(60_000);
    const how = { kind: 'resumed', mended: 'plan', plan: 'q', channel: 'cli' } as const;
    played.recoverable.resume(how, { plan, hash: 'p', facts }, played.now());
    played.play();
    expect(played.entries.at(-1)).toMatchObject({ kind: 'ended' });
    const log = logOfJournal({ plan, hash: 'p', facts }, played.entries);
    expect(log).toEqual(played.recoverable.log);
  });

  test.each(['accepted', 'answered', 'assigned', 'opened', 'sent'])(
    'nor of a journal that has an entry twice (%s): that one is named',
    (kind) => {
      const input = { plan, hash: 'p', facts };
      const played = recoverableCase(input, start);
      played.play();
      const index = played.entries.findLastIndex((entry) => entry.kind === kind);
      const twice = played.entries
        .toSpliced(index, 0, ...played.entries.slice(index, index + 1))
        .map((entry, i) => ({ ...entry, seq: i + 1 }));
      expect(logOfJournal(input, twice)).toMatchObject({ seq: index + 2, recorded: { kind } });
    },
  );

  test('nor of a journal that its plan does not come to: the first entry that differs is named', () => {
    const played = recoverableCase({ plan, hash: 'p', facts }, start);
    played.play();
    const foreign = played.entries.map((entry) =>
      entry.kind === 'settled' ? { ...entry, outcome: 'rejected' } : entry,
    );
    const { seq } = foreign.find(({ kind }) => kind === 'settled') ?? {};
    expect(logOfJournal({ plan, hash: 'p', facts }, foreign)).toMatchObject({
      seq,
      recorded: { outcome: 'rejected' },
      replayed: { outcome: 'approved' },
    });
  });
});
