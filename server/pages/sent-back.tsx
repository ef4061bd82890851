import type { TaskView } from '../services/task-view.ts';
import type { PageContext } from './page-context.ts';
import { Time } from './time.tsx';

/** Who has sent it back, and why. */
export const SentBack = ({
  view: { sentBack },
  context,
}: {
  readonly view: Pick<TaskView, 'sentBack'>;
  readonly context: PageContext;
}) =>
  sentBack === undefined ? null : (
    <section aria-labelledby="sent-back">
      <h2 id="sent-back">{context.t.task.sentBack}</h2>
      <p>
        <strong>{sentBack.name}</strong> · <Time at={sentBack.at} context={context} />
      </p>
      {sentBack.comment !== undefined && <blockquote>{sentBack.comment}</blockquote>}
    </section>
  );
