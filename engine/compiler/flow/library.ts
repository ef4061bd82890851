import type { ExpressionEnvironment } from '../../expression/check/environment.ts';
import type { CalendarTable } from '../../model/calendar.ts';
import type { Form, Template, TemplateReader } from '../../model/definitions.ts';
import type { Pack } from '../../model/pack.ts';
import type { Reference } from '../../steps/step.ts';
import type { FactGroup } from '../files/case/written-case.ts';
import type { PartRuns, Parts } from './part-runs.ts';
import type { WrittenFlow } from './written-flow.ts';

/** Everything that a flow may name. Files with errors are missing in the maps, but not in `names`. */
export interface Library {
  readonly flows: ReadonlyMap<string, WrittenFlow>;
  readonly parts: Parts;
  readonly partRunBy: PartRuns;
  /** What `house.yaml` says for every flow; `undefined` where it says nothing. */
  readonly houseFlow: WrittenFlow | undefined;
  readonly templates: ReadonlyMap<string, Template>;
  readonly forms: ReadonlyMap<string, Form>;
  readonly calendars: ReadonlyMap<string, CalendarTable>;
  readonly packs: ReadonlyMap<string, Pack>;
  /** Undefined while `case.yaml` has errors: then no expression can be checked. */
  readonly environment: ExpressionEnvironment | undefined;
  /** The facts of a case as they are written; `undefined` likewise. */
  readonly facts: FactGroup | undefined;
  /** `undefined` where an error leaves them open. */
  readonly names: Readonly<Record<LibraryReference, readonly string[] | undefined>>;
  /** The roles of the directory; `undefined` where they cannot be read. */
  readonly roles: readonly string[] | undefined;
  /** For whom templates say that they are written; it is checked, and no part of a plan. */
  readonly readers: ReadonlyMap<string, TemplateReader>;
  /** The outcomes of which templates say that they tell; the same holds of them. */
  readonly reports: ReadonlyMap<string, readonly string[]>;
  /** The outcomes for which `house.yaml` names a time of their own. */
  readonly kept: readonly string[];
  /** The files that define them. */
  readonly paths: Readonly<
    Record<'form' | 'calendar' | 'pack' | 'template', ReadonlyMap<string, string>>
  >;
}

/** References from file to file; the others stay inside a flow. */
export type LibraryReference = Exclude<
  Reference,
  'outcome' | 'message' | 'task' | 'step' | 'subject' | 'shown'
>;
