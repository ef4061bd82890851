import { execute, executeHeld, type CaseInput, type Run } from './execute.ts';
import type { InputLogEntry } from './input-log.ts';
import type { Fact } from '../model/journal.ts';
import type { Host } from '../ports/host.ts';
import type { Instant } from '../model/base.ts';

/** A run that a log has brought to its end, apart from the world: what its turns asked for has left long ago. */
export interface ReplayedRun {
  readonly run: Run;
  /** What it has recorded. */
  readonly facts: readonly TimedFact[];
  /** From now on the run asks this host. */
  attach(host: Host): void;
}

export type TimedFact = { readonly at: Instant } & Fact;

/** Replays a log on a host that does nothing. A generator cannot be copied, so this is how a case comes back to an earlier state. */
export function replay(input: CaseInput, log: readonly InputLogEntry[]): ReplayedRun {
  const facts: TimedFact[] = [];
  let now: Instant = 0;
  let outer: Host | undefined;
  const host: Host = {
    now: () => outer?.now() ?? now,
    record(fact) {
      if (outer === undefined) facts.push({ at: now, ...fact });
      else outer.record(fact);
    },
    send: (message) => outer?.send(message),
    cancel: (message) => outer?.cancel(message),
    assign: (opening) => outer?.assign(opening),
  };
  const run = replayOn(input, log, (at, take) => {
    now = at;
    return take(host);
  });
  return {
    run,
    facts,
    attach(real) {
      outer = real;
    },
  };
}

/** Starts a run and gives it the entries of a log, which begins with its start; `during` lends the host, at an instant. */
export function replayOn(
  input: CaseInput,
  [first, ...rest]: readonly InputLogEntry[],
  during: <T>(at: Instant, take: (host: Host) => T) => T,
): Run {
  const run = during(first?.at ?? 0, (host) =>
    first?.held === true ? executeHeld(input, host) : execute(input, host),
  );
  for (const { at, input: again, held, kept } of rest)
    if (again.kind !== 'start' && kept !== true)
      during(at, () => (held === true ? run.hold(again) : run.feed(again)));
  return run;
}
