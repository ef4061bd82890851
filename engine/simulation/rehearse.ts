import { execute, type CaseInput } from '../interpreter/execute.ts';
import type { Directory } from '../model/definitions.ts';
import type { Entry, PromiseSettledFact } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import type { CalendarTable } from '../model/calendar.ts';
import { deadline } from '../time/deadline.ts';
import { createActors, type Actors } from './actors.ts';
import { createVirtualHost, type VirtualHost } from './host.ts';
import { createMailServer, type TimedRule } from './mail-server.ts';
import { stepNameMatcherOf } from './step-names.ts';
import { resolvePeople, type HoldersByRole } from './people.ts';
import { createRandom } from './random.ts';
import type { MailRule, Point, Script, SimulationEnvironment } from './script.ts';
import { createExecutionTrace, type ExecutionTrace } from './trace.ts';
import type { Instant } from '../model/base.ts';
import type { PerformedAct } from './actor-context.ts';

/** A case that is about to be rehearsed. */
export interface RehearsedCase extends CaseInput {
  readonly start: Instant;
  /** Who holds which role: a directory, or the people by role. */
  readonly people: Directory | HoldersByRole;
  /** For durations of the script; those of the plan are there anyway. */
  readonly calendars?: Readonly<Record<string, CalendarTable>>;
}

/** A mail that has reached somebody. */
export interface MailArrival {
  readonly message: Message;
  readonly person: string;
  readonly at: Instant;
}

/** All that came of a rehearsal. */
export interface Rehearsal {
  /** The journal, entry by entry as a running case writes it. */
  readonly entries: readonly Entry[];
  /** In the order in which they were sent. */
  readonly messages: readonly Message[];
  readonly arrivals: readonly MailArrival[];
  readonly acts: readonly PerformedAct[];
  readonly trace: ExecutionTrace;
  /** Which promises were kept or broken, as they are on record; of those that came to nothing there is none. */
  readonly promises: readonly PromiseSettledFact[];
  /** Missing when the case never ended. */
  readonly outcome: string | undefined;
  /** Nothing was open any more, no message on its way. */
  readonly over: boolean;
  /** The last instant at which anything happened. */
  readonly until: Instant;
}

/** Runs a case from its start to its end on a virtual clock, by the interpreter that runs for real. */
export function rehearse(
  rehearsedCase: RehearsedCase,
  script: Script,
  { mail }: SimulationEnvironment = { mail: [] },
  seed = 1,
): Rehearsal {
  const { start } = rehearsedCase;
  const people = resolvePeople(rehearsedCase.people, rehearsedCase.facts);
  const namesStep = stepNameMatcherOf(rehearsedCase.plan);
  const calendars =
    rehearsedCase.calendars === undefined
      ? rehearsedCase.plan.calendars
      : { ...rehearsedCase.calendars, ...rehearsedCase.plan.calendars };
  const arrivals: MailArrival[] = [];
  const trace = createExecutionTrace();
  const actors: Actors = createActors({
    script,
    start,
    people,
    namesStep,
    calendars,
    random: createRandom(seed),
    host: () => stage,
  });
  const stage = createVirtualHost({
    start,
    people,
    mail: createMailServer(
      mail.map(timedRule(start, calendars)),
      people,
      (message, person) => {
        arrivals.push({ message, person, at: stage.now() });
        actors.mailArrived(message, person);
      },
      namesStep,
    ),
    begin: (host) => execute(rehearsedCase, host, trace),
    assigned: (opening, seats) => actors.taskAssigned(opening, seats),
  });
  actors.begin();
  stage.begin();
  while (stage.advance());
  return { arrivals, acts: actors.acts, trace, ...resultOf(stage) };
}

const resultOf = ({ entries, messages, run, now }: VirtualHost) => ({
  entries,
  messages,
  promises: entries.filter((entry) => entry.kind === 'promise'),
  outcome: run().outcome,
  over: run().over,
  until: now(),
});

type CalendarTables = Readonly<Record<string, CalendarTable>>;

const timedRule =
  (start: Instant, calendars: CalendarTables) =>
  ({ from, until, ...rule }: MailRule): TimedRule => ({
    ...rule,
    from: from === undefined ? -Infinity : instantOf(from, start, calendars),
    until: until === undefined ? Infinity : instantOf(until, start, calendars),
  });

const instantOf = (point: Point, start: Instant, calendars: CalendarTables): Instant =>
  'at' in point ? point.at : deadline(start, point.after, calendars);
