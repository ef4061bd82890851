import { first } from '../forms/typed.ts';
import { errorText } from './field-error.ts';
import { Field, FieldErrorLine } from './field.tsx';
import { choiceLabel } from '../../wording/outcome.ts';
import { linkTo, say } from './reading.ts';
import type { Reading } from './reading.ts';
import type { TaskPageProps } from './task-props.ts';

/** The way to answer: the form's fields, a comment, and one button for each outcome. */
export const TaskForm = (props: TaskPageProps) => {
  const { view, draft, reading, days, unavailable = false } = props;
  const { form, opened } = view;
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{headingOf(view, reading)}</h2>
      {form?.intro !== undefined && <p>{say(form.intro, reading)}</p>}
      {unavailable && <Alert text={reading.t.task.notYet} />}
      <Mistakes {...props} />
      <form
        method="post"
        action={linkTo(reading, reading.here)}
        encType="multipart/form-data"
        noValidate
      >
        {form?.fields.map((field) => (
          <Field field={field} draft={draft} reading={reading} days={days.get(field.name) ?? []} />
        ))}
        {opened.type !== 'form' && <Comment {...props} />}
        <Outcomes {...props} />
        {view.person.person !== 'candidate' && <p class="quiet">{reading.t.task.once}</p>}
      </form>
    </section>
  );
};

/** A form's own title, unless the page has just said the same. */
const headingOf = ({ form, opened }: TaskPageProps['view'], reading: Reading): string => {
  const title = form ? say(form.title, reading) : '';
  return title === '' || title === say(opened.title, reading) ? reading.t.task.yourAnswer : title;
};

const Alert = ({ text }: { readonly text: string }) => (
  <div class="alert" role="alert">
    {text}
  </div>
);

const Mistakes = ({ view, draft, reading }: TaskPageProps) =>
  draft.errors.size === 0 ? null : (
    <div class="alert" role="alert">
      <p>{reading.t.task.mend}</p>
      <ul>
        {[...draft.errors].map(([name, error]) => (
          <li>
            <a href={`#${name}`}>{nameOf(name, { view, reading })}</a>: {errorText(error, reading)}
          </li>
        ))}
      </ul>
    </div>
  );

const nameOf = (
  name: string,
  { view, reading }: Pick<TaskPageProps, 'view' | 'reading'>,
): string => {
  const field = view.form?.fields.find((f) => `field-${f.name}` === name);
  if (field) return say(field.label, reading);
  return name === 'comment' ? commentTitle({ view, reading }) : reading.t.task.yourAnswer;
};

const commentTitle = ({ view, reading }: Pick<TaskPageProps, 'view' | 'reading'>): string =>
  view.opened.type === 'work' ? reading.t.task.note : reading.t.task.comment;

const Comment = ({ view, draft, reading }: TaskPageProps) => {
  const { commentOn } = view.opened;
  const failed = draft.errors.has('comment');
  const help =
    commentOn.length === 0
      ? reading.t.task.commentOptional
      : reading.t.task.commentOn(
          commentOn.map((outcome) => choiceLabel(outcome, view.opened, reading)).join(', '),
        );
  return (
    <div class="field">
      <label for="comment">{commentTitle({ view, reading })}</label>
      <small class="help" id="comment-help">
        {help}
      </small>
      <textarea
        id="comment"
        name="comment"
        rows={3}
        maxLength={4000}
        aria-describedby={failed ? 'comment-help comment-error' : 'comment-help'}
        {...(failed && { 'aria-invalid': true })}
        value={first(draft.values, 'comment')}
      />
      <FieldErrorLine name="comment" draft={draft} reading={reading} />
    </div>
  );
};

/** Enter in a field of a form presses its first button, so a form with several choices has radios and one button that says nothing by itself. */
const Outcomes = (props: TaskPageProps) => {
  const { view, reading } = props;
  const { opened } = view;
  return opened.type === 'form' && opened.outcomes.length > 1 ? (
    <>
      <OutcomeRadios {...props} />
      <div class="buttons">
        <button type="submit">{reading.t.task.send}</button>
      </div>
    </>
  ) : (
    <div class="buttons">
      {opened.outcomes.map(({ outcome }, i) => (
        <button
          type="submit"
          name="outcome"
          value={outcome}
          class={i === 0 ? 'choice' : 'choice outline'}
        >
          {choiceLabel(outcome, opened, reading)}
        </button>
      ))}
    </div>
  );
};

const OutcomeRadios = ({ view, draft, reading }: TaskPageProps) => (
  <fieldset class="field" id="outcome">
    <legend>{reading.t.task.choose}</legend>
    {view.opened.outcomes.map(({ outcome }) => (
      <label>
        <input
          type="radio"
          name="outcome"
          value={outcome}
          checked={first(draft.values, 'outcome') === outcome}
        />
        {choiceLabel(outcome, view.opened, reading)}
      </label>
    ))}
    <FieldErrorLine name="outcome" draft={draft} reading={reading} />
  </fieldset>
);
