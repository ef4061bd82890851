import { execute, type CaseInput } from '../interpreter/execute.ts';
import type { Directory } from '../model/definitions.ts';
import type { Entry, Fulfilled } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import type { CalendarTable } from '../model/calendar.ts';
import { deadline } from '../time/deadline.ts';
import { createCast, type Cast } from './actors.ts';
import { createVirtualHost, type VirtualHost } from './host.ts';
import { createMailServer, type TimedRule } from './mail-server.ts';
import { namingOf } from './step-names.ts';
import { whoIsWho, type Held } from './people.ts';
import { createRandom } from './random.ts';
import type { MailRule, Point, Script, World } from './script.ts';
import { createTrail, type Trail } from './trace.ts';
import type { Instant } from '../model/base.ts';
import type { Acted } from './actor-context.ts';

/** A case that is about to be rehearsed. */
export interface RehearsedCase extends CaseInput {
  readonly start: Instant;
  /** Who holds which role: a directory, or the people by role. */
  readonly people: Directory | Held;
  /** For durations of the script; those of the plan are there anyway. */
  readonly calendars?: Readonly<Record<string, CalendarTable>>;
}

/** A mail that has reached somebody. */
export interface Arrived {
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
  readonly arrivals: readonly Arrived[];
  readonly acts: readonly Acted[];
  readonly trail: Trail;
  /** Which promises were kept or broken, as they are on record; of those that came to nothing there is none. */
  readonly promises: readonly Fulfilled[];
  /** Missing when the case never ended. */
  readonly outcome: string | undefined;
  /** Nothing was open any more, no message on its way. */
  readonly over: boolean;
  /** The last instant at which anything happened. */
  readonly until: Instant;
}

/** Runs a case from its start to its end on a virtual clock, by the interpreter that runs for real. */
export function rehearse(
  its: RehearsedCase,
  script: Script,
  { mail }: World = { mail: [] },
  seed = 1,
): Rehearsal {
  const { start } = its;
  const people = whoIsWho(its.people, its.facts);
  const means = namingOf(its.plan);
  const calendars =
    its.calendars === undefined ? its.plan.calendars : { ...its.calendars, ...its.plan.calendars };
  const arrivals: Arrived[] = [];
  const trail = createTrail();
  const cast: Cast = createCast({
    script,
    start,
    people,
    means,
    calendars,
    random: createRandom(seed),
    stage: () => stage,
  });
  const stage = createVirtualHost({
    start,
    people,
    mail: createMailServer(
      mail.map(timed(start, calendars)),
      people,
      (message, person) => {
        arrivals.push({ message, person, at: stage.now() });
        cast.heard(message, person);
      },
      means,
    ),
    begin: (host) => execute(its, host, trail),
    assigned: (opening, seats) => cast.asked(opening, seats),
  });
  cast.begin();
  stage.begin();
  while (stage.advance());
  return { arrivals, acts: cast.acts, trail, ...cameOf(stage) };
}

const cameOf = ({ entries, messages, run, now }: VirtualHost) => ({
  entries,
  messages,
  promises: entries.filter((entry) => entry.kind === 'promise'),
  outcome: run().outcome,
  over: run().over,
  until: now(),
});

type Calendars = Readonly<Record<string, CalendarTable>>;

const timed =
  (start: Instant, calendars: Calendars) =>
  ({ from, until, ...rule }: MailRule): TimedRule => ({
    ...rule,
    from: from === undefined ? -Infinity : instantOf(from, start, calendars),
    until: until === undefined ? Infinity : instantOf(until, start, calendars),
  });

const instantOf = (point: Point, start: Instant, calendars: Calendars): Instant =>
  'at' in point ? point.at : deadline(start, point.after, calendars);
