import type { TaskView } from '../services/task-view.ts';
import { sizeText } from '../forms/size.ts';
import { filledFields, type SaidField } from '../../wording/said.ts';
import { localize } from '../../wording/localize.ts';
import { pastLabel } from '../../wording/outcome.ts';
import type { PageContext } from './page-context.ts';
import { Time } from './time.tsx';

interface AnswersProps {
  readonly view: TaskView;
  readonly context: PageContext;
}

/** The answers so far, where several people are asked. */
export const Answers = ({ view, context }: AnswersProps) => {
  const { t } = context;
  const seats = view.opened.by.length;
  if (seats < 2 && view.answers.length === 0) return null;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">{t.task.answersSoFar}</h2>
      {seats > 1 && <p>{t.task.need(view.opened.need, seats)}</p>}
      {view.answers.length === 0 ? (
        <p class="quiet">{t.task.noAnswers}</p>
      ) : (
        <AnswerList view={view} context={context} />
      )}
    </section>
  );
};

/** What was decided before, where it is to be decided anew. */
export const DecidedBefore = ({ view, context }: AnswersProps) =>
  view.decidedBefore.length === 0 ? null : (
    <section aria-labelledby="before">
      <h2 id="before">{context.t.task.decidedBefore}</h2>
      {view.decidedBefore.map((earlier) => (
        <>
          <p>{localize(earlier.opened.title, context)}</p>
          {earlier.answers.length === 0 ? (
            <p class="quiet">{context.t.task.noAnswers}</p>
          ) : (
            <AnswerList view={earlier} context={context} />
          )}
        </>
      ))}
    </section>
  );

interface AnswerListProps {
  readonly view: Pick<TaskView, 'answers' | 'opened' | 'form'>;
  readonly context: PageContext;
}

/** Every answer on record, with its time. */
export const AnswerList = ({ view, context }: AnswerListProps) => (
  <ul class="answers">
    {view.answers.map(({ name, own, outcome, comment, filled, at }) => (
      <li>
        <strong>{pastLabel(outcome, view.opened, context)}</strong> · {name}
        {own && ` (${context.t.closed.you})`}
        <br />
        <small>
          <Time at={at} context={context} />
        </small>
        {comment !== undefined && <blockquote>{comment}</blockquote>}
        {filled !== undefined && <Filled fields={filledFields(filled, view.form, context)} />}
      </li>
    ))}
  </ul>
);

/** What somebody has filled in, as they did; a file by its name, for whoever has sent it has it. */
const Filled = ({ fields }: { readonly fields: readonly SaidField[] }) => (
  <dl>
    {fields.map(({ label, value }) => (
      <>
        <dt>{label}</dt>
        <dd>{typeof value === 'string' ? value : `${value.name} (${sizeText(value.size)})`}</dd>
      </>
    ))}
  </dl>
);
