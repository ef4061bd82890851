import { execute, type CaseInput } from '../interpreter/execute.ts';
import type { Directory } from '../model/definitions.ts';
import type { Entry, PromiseSettledFact } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import type { CalendarTable } from '../model/calendar.ts';
import { createActors } from './actors.ts';
import { createVirtualHost, type VirtualHost } from './host.ts';
import { createMailServer, type MailArrival, type TimedRule } from './mail-server.ts';
import { stepNameMatcherOf } from './step-names.ts';
import { resolvePeople, type HoldersByRole } from './people.ts';
import { createRandom } from './random.ts';
import {
  instantOfPoint,
  type MailRule,
  type Script,
  type SimulationEnvironment,
} from './script.ts';
import { createExecutionTrace, type ExecutionTrace } from './trace.ts';
import type { Instant } from '../model/base.ts';
import type { PerformedAct } from './actor-context.ts';

/** A case that is about to be rehearsed. */
export interface RehearsedCase extends CaseInput {
  readonly start: Instant;
  /** Who holds which role: a directory, or the people by role. */
  readonly people: Directory | HoldersByRole;
  /** For durations of the script; those of the plan are there anyway. */
  readonly calendars?: CalendarTables;
}

type CalendarTables = Readonly<Record<string, CalendarTable>>;

/** All that came of a rehearsal. */
export interface Rehearsal {
  /** The journal, entry by entry as a running case writes it. */
  readonly entries: readonly Entry[];
  /** In the order in which they were sent. */
  readonly messages: readonly Message[];
  readonly arrivals: readonly MailArrival[];
  readonly acts: readonly PerformedAct[];
  readonly trace: ExecutionTrace;
  /** Which promises were kept or broken, as they are on record; a promise that never came to count is not among them. */
  readonly promises: readonly PromiseSettledFact[];
  /** Missing when the case never ended. */
  readonly outcome: string | undefined;
  /** Nothing was open any more, no message on its way. */
  readonly over: boolean;
  /** The last instant at which anything happened. */
  readonly until: Instant;
}

/** Simulates a case from its start to its end on a virtual clock, by the interpreter that runs for real. */
export function rehearse(
  rehearsedCase: RehearsedCase,
  script: Script,
  { mail }: SimulationEnvironment = { mail: [] },
  seed = 1,
): Rehearsal {
  const { start } = rehearsedCase;
  const people = resolvePeople(rehearsedCase.people, rehearsedCase.facts);
  const namesStep = stepNameMatcherOf(rehearsedCase.plan);
  const calendars = calendarsOf(rehearsedCase);
  const trace = createExecutionTrace();
  const rules = mail.map(timedRule(start, calendars));
  const host = createVirtualHost({
    start,
    people,
    mail: createMailServer(rules, people, namesStep),
  });
  const random = createRandom(seed);
  const actors = createActors({ script, start, people, namesStep, calendars, random, host });
  actors.begin();
  host.begin((ports) => execute(rehearsedCase, ports, trace), actors);
  while (host.advance());
  return { acts: actors.acts, trace, ...resultOf(host) };
}

/** The calendars that durations of scripts and expectations may name. */
export const calendarsOf = ({ calendars, plan }: RehearsedCase): CalendarTables =>
  calendars === undefined ? plan.calendars : { ...calendars, ...plan.calendars };

const timedRule =
  (start: Instant, calendars: CalendarTables) =>
  ({ from, until, ...rule }: MailRule): TimedRule => ({
    ...rule,
    from: from === undefined ? -Infinity : instantOfPoint(from, start, calendars),
    until: until === undefined ? Infinity : instantOfPoint(until, start, calendars),
  });

const resultOf = ({ entries, messages, arrivals, run, now }: VirtualHost) => ({
  entries,
  messages,
  arrivals,
  promises: entries.filter((entry) => entry.kind === 'promise'),
  outcome: run().outcome,
  over: run().over,
  until: now(),
});
