import type { JsonObject, Instant, Duration } from '../model/base.ts';
import type { CalendarTable } from '../model/calendar.ts';
import { deadline } from '../time/deadline.ts';

/** The script of a simulation: who does what, and when; whoever is not named is silent. */
export interface Script {
  /** In the order in which those of one instant happen. */
  readonly scriptedActs: readonly ScriptedAct[];
  /** Rules for what people do by themselves when they are asked; the first that fits somebody holds. */
  readonly responseRules?: readonly ResponseRule[];
}

/** One thing that one person does. */
export interface ScriptedAct {
  readonly when: ActTrigger;
  /** `candidate`, a person's id, or a role: then the first holder who can. */
  readonly who: string;
  readonly does: { readonly outcome: string } | { readonly event: string };
  /** A step's id or the last part of it; default: what waits for the person. */
  readonly task?: string;
  readonly comment?: string;
  readonly answers?: JsonObject;
}

/** When a scripted act happens. Without `after`: at that very moment. */
export type ActTrigger =
  | { readonly at: Instant }
  | { readonly from: 'start' | 'previous'; readonly after?: Duration }
  | { readonly on: MailTrigger; readonly after?: Duration };

/** A mail that reaches whoever acts: the nth of this template or step. */
export interface MailTrigger {
  readonly message: string;
  readonly nth: number;
}

/** How people answer what they are asked. */
export interface ResponseRule {
  /** Default: everyone. */
  readonly who?: string;
  /** A step's id or the last part of it; default: every task. */
  readonly task?: string;
  /** Default: the first that the task offers. */
  readonly outcome?: string;
  readonly when: ResponseDelay;
  /** How likely they are to answer at all; default 1. */
  readonly chance?: number;
}

/** Some time after being asked, or before the window closes; between two times, it is drawn by lot. */
export type ResponseDelay =
  | 'never'
  | { readonly after: Duration; readonly atMost?: Duration }
  | { readonly before: Duration };

/** How the mail server treats some mails. */
export interface MailRule {
  /** `candidate`, a role or a person. */
  readonly to?: string;
  /** A template, or a step's id or the last part of it. */
  readonly message?: string;
  /** `refuse`: not now; `stall`: not before `until`; `bounce`: never; `lose`: the connection breaks after the text was sent. */
  readonly does: 'accept' | 'refuse' | 'stall' | 'bounce' | 'lose';
  readonly from?: Point;
  readonly until?: Point;
  /** Only the first so many attempts for each mail. */
  readonly times?: number;
  readonly reason?: string;
}

/** An instant, or some time after another, which is the start of the case unless something else is said. */
export type Point = { readonly at: Instant } | { readonly after: Duration };

export const instantOfPoint = (
  point: Point,
  from: Instant,
  calendars: Readonly<Record<string, CalendarTable>>,
): Instant => ('at' in point ? point.at : deadline(from, point.after, calendars));

/** Everything around a case but its people: so far, the mail server. It accepts every mail that no rule speaks of. */
export interface SimulationEnvironment {
  /** For each mail the first rule that fits holds. */
  readonly mail: readonly MailRule[];
}

/** Whether a name can mean the step with this id: it is the id, or the last part of it. */
export const mayNameStep = (name: string, id: string): boolean =>
  name === id || id.endsWith(`/${name}`);
