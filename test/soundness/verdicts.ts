import type { Plan } from '../../engine/model/plan.ts';
import type { DrawnFlow } from './drawn-flows.ts';
import type { DrawnRun } from './drawn-run.ts';
import { words } from './generator/definitions.ts';
import { judges } from './judges/index.ts';
import type { JudgedRecord, Verdict } from './judges/record.ts';

/** What each judge says of a run, by the name of the judge. Those who speak of times say nothing where a connection has broken. */
export function* verdictsOn(
  { context }: Pick<DrawnFlow, 'context'>,
  plan: Plan,
  { facts, rehearsal, isAssumed }: DrawnRun,
): Generator<readonly [name: string, verdict: Verdict]> {
  const { entries, messages, trace } = rehearsal;
  const record: JudgedRecord = {
    entries,
    messages,
    facts,
    plan,
    directory: context.directory,
    words,
    passed: [...trace.passed],
  };
  const packs = new Set((plan.packs ?? []).map(({ pack }) => pack));
  for (const [name, { judge, pack, timed }] of Object.entries(judges))
    if ((pack === undefined || packs.has(pack)) && (timed === undefined || isAssumed))
      yield [name, judge(record)];
}
