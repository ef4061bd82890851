import type { CaseInput } from './execute.ts';
import type { InputLogEntry } from './input-log.ts';
import { replay, type TimedFact } from './replay.ts';
import { stopReasonOf } from './stop-reason.ts';
import type { StopReason } from '../model/stop.ts';

/** Where a mended case first comes to another journal than the one that is on record, counted from 1; or what stops its replay. */
export type ReplayDifference =
  | {
      readonly seq: number;
      readonly recorded: TimedFact | undefined;
      readonly replayed: TimedFact | undefined;
    }
  | { readonly fails: StopReason };

/** Compares what a log comes to now with what it comes to under another plan, or over other facts; the hash of the plan apart. */
export function replayDifference(
  now: CaseInput,
  mended: CaseInput,
  log: readonly InputLogEntry[],
): ReplayDifference | undefined {
  const { facts: recorded } = replay(now, log);
  const replayed = factsUnder(mended, log);
  if ('fails' in replayed) return replayed;
  const length = Math.max(recorded.length, replayed.facts.length);
  for (let index = 0; index < length; index += 1) {
    const [one, other] = [recorded[index], replayed.facts[index]];
    if (textOf(one) !== textOf(other)) return { seq: index + 1, recorded: one, replayed: other };
  }
  return undefined;
}

function factsUnder(
  mended: CaseInput,
  log: readonly InputLogEntry[],
): { readonly facts: readonly TimedFact[] } | { readonly fails: StopReason } {
  try {
    return replay(mended, log);
  } catch (error) {
    return { fails: stopReasonOf(error) };
  }
}

const textOf = (fact: TimedFact | undefined): string =>
  JSON.stringify(fact?.kind === 'started' ? { ...fact, plan: '' } : fact) ?? '';
