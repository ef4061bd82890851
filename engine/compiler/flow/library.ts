import type { Form, Template } from '../../model/definitions.ts';
import type { ExpressionEnvironment } from '../../expression/check/environment.ts';
import type { Pack } from '../../model/pack.ts';
import type { Reference } from '../../steps/step.ts';
import type { CalendarTable } from '../../model/calendar.ts';
import type { WrittenFlow } from './written-flow.ts';

/** Everything that a flow may name. What has faults of its own is missing in the maps, yet known by name. */
export interface Library {
  readonly flows: ReadonlyMap<string, WrittenFlow>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly forms: ReadonlyMap<string, Form>;
  readonly calendars: ReadonlyMap<string, CalendarTable>;
  readonly packs: ReadonlyMap<string, Pack>;
  /** Undefined while `case.yaml` has faults: then no expression can be checked. */
  readonly environment: ExpressionEnvironment | undefined;
  readonly names: Readonly<Record<LibraryReference, readonly string[]>>;
}

/** What is named across files; the other references stay inside a flow. */
export type LibraryReference = Exclude<Reference, 'outcome' | 'message' | 'task' | 'step'>;
