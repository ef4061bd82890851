import type { Act, Refusal } from '../model/act.ts';
import type { Instant } from '../model/base.ts';
import type { CalendarTable } from '../model/calendar.ts';
import type { VirtualHost } from './host.ts';
import type { StepNameMatcher } from './step-names.ts';
import type { People } from './people.ts';
import type { Random } from './random.ts';
import type { Script } from './script.ts';

/** Something that a person did. */
export interface PerformedAct {
  /** Index of the cue; missing for what people do out of habit. */
  readonly scriptIndex?: number;
  readonly at: Instant;
  /** Missing when nobody has asked the person for anything. */
  readonly act?: Act;
  /** Why it changed nothing. */
  readonly refusal?: Refusal;
}

/** What the cast stands on; `stage` is there once the case begins. */
export interface SimulationContext {
  readonly script: Script;
  readonly start: Instant;
  readonly people: People;
  readonly namesStep: StepNameMatcher;
  readonly calendars: Readonly<Record<string, CalendarTable>>;
  readonly random: Random;
  readonly host: () => VirtualHost;
}
