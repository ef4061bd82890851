import type { Act, Refusal } from '../model/act.ts';
import type { Instant } from '../model/base.ts';
import type { CalendarTable } from '../model/calendar.ts';
import type { VirtualHost } from './host.ts';
import type { StepNameMatcher } from './step-names.ts';
import type { People } from './people.ts';
import type { Random } from './random.ts';
import type { Script } from './script.ts';

/** The context of the actors of a simulation. */
export interface SimulationContext {
  readonly script: Script;
  readonly start: Instant;
  readonly people: People;
  readonly namesStep: StepNameMatcher;
  readonly calendars: Readonly<Record<string, CalendarTable>>;
  readonly random: Random;
  /** The case begins on it after the actors are there. */
  readonly host: VirtualHost;
}

/** Something that a person did. */
export interface PerformedAct {
  /** Index of the scripted act; missing when a response rule let the person act. */
  readonly scriptIndex?: number;
  readonly at: Instant;
  /** Missing when nobody has asked the person for anything. */
  readonly act?: Act;
  /** Why it changed nothing. */
  readonly refusal?: Refusal;
}
