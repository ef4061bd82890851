import type { Refusal } from '../model/act.ts';
import type { MessageClass } from '../model/message.ts';
import type { ScriptedAct, Point, SimulationEnvironment } from './script.ts';
import type { Facts, Instant, Duration } from '../model/base.ts';

/** A scene: one run of a case as an author has written it down, with who does what and what must come of it. */
export interface Scene {
  readonly title: string;
  /** In its file, from 1. */
  readonly line: number;
  readonly start: Instant;
  readonly facts: Facts;
  readonly scriptedActs: readonly SceneAct[];
  readonly environment: SimulationEnvironment;
  readonly expect: readonly SceneExpectation[];
}

/** An act that changes nothing fails its scene unless it says so. */
export interface SceneAct extends ScriptedAct {
  readonly line: number;
  readonly refused?: Refusal['code'];
}

export interface SceneExpectation {
  readonly line: number;
  readonly expectation: Expectation;
}

export type Expectation =
  | ({
      readonly kind: 'message';
      readonly anyOrder: boolean;
      readonly times?: number;
    } & MailPattern &
      TimeExpectation)
  | ({ readonly kind: 'undelivered' } & MailPattern)
  | ({ readonly kind: 'outcome'; readonly outcome: string } & TimeExpectation)
  | ({ readonly kind: 'task'; readonly task: string; readonly is: string } & TimeExpectation)
  | { readonly kind: 'promise'; readonly promise: number; readonly kept: boolean }
  | {
      readonly kind: 'decisions';
      readonly task: string;
      /** Outcomes by person or role; nobody else has decided. */
      readonly are: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'never'; readonly never: MailPattern | { readonly outcome: string } }
  | { readonly kind: 'silence'; readonly who: string; readonly atMost: Duration }
  | ({ readonly kind: 'page'; readonly at?: Point } & PageExpectation);

/** Mails of a template or a step, to somebody. */
export interface MailPattern {
  readonly message: string;
  readonly to?: string;
  readonly class?: MessageClass;
}

/** At an instant, to the minute; or within some time. */
export interface TimeExpectation {
  readonly at?: Point;
  readonly within?: Duration;
  /** From which `within` counts: a message by template or step; default: the start. */
  readonly since?: string;
}

/** The expected content of the candidate's page; parts that are not named may be anything. */
export interface PageExpectation {
  /** A label, or `none`. */
  readonly current?: string;
  readonly done?: readonly string[];
  readonly follows?: readonly string[];
  /** Templates. */
  readonly told?: readonly string[];
}
