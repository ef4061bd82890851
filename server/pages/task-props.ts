import type { TaskView } from '../services/task-view.ts';
import type { Draft } from '../forms/draft.ts';
import type { OfferedDay } from '../forms/working-days.ts';
import type { PageContext } from './page-context.ts';

export interface TaskPageProps {
  readonly view: TaskView;
  readonly draft: Draft;
  readonly context: PageContext;
  /** Days for each `working-day` field, by its name. */
  readonly days: ReadonlyMap<string, readonly OfferedDay[]>;
  /** The durable side did not reply: what was typed is shown again. */
  readonly unavailable?: boolean;
  /** The case takes no answers any more, although its record does not say that it has ended. */
  readonly over?: boolean;
  /** What was seen has changed since: the marks of what the reader had before them. */
  readonly before?: readonly string[] | undefined;
}
