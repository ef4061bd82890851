import { actLimits } from '../../engine/model/act-limits.ts';
import { mostUnits } from '../../engine/model/letters.ts';
import { firstValue } from '../forms/draft.ts';
import { errorText } from './field-error.ts';
import { Field, FieldErrorLine } from './field.tsx';
import { choiceLabel } from '../../wording/outcome.ts';
import { listed } from '../../wording/listed.ts';
import { localize } from '../../wording/localize.ts';
import { linkTo, type PageContext } from './page-context.ts';
import type { TaskPageProps } from './task-props.ts';

/** The way to answer: the form's fields, a comment, and one button for each outcome. */
export const TaskForm = (props: TaskPageProps) => {
  const { view, draft, context, days, unavailable = false, over = false } = props;
  const { form, opened } = view;
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{headingOf(view, context)}</h2>
      {form?.intro !== undefined && <p>{localize(form.intro, context)}</p>}
      {unavailable && <Alert text={context.t.task.notYet} />}
      {over && <Alert text={context.t.task.over} />}
      <Mistakes {...props} />
      <form
        method="post"
        action={linkTo(context, context.path)}
        encType="multipart/form-data"
        noValidate
      >
        <SeenMarks {...props} />
        {form?.fields.map((field) => (
          <Field field={field} draft={draft} context={context} days={days.get(field.name) ?? []} />
        ))}
        {opened.type !== 'form' && <Comment {...props} />}
        <Outcomes {...props} />
        {view.person.person !== 'candidate' && <p class="quiet">{context.t.task.once}</p>}
      </form>
    </section>
  );
};

/** What the page was made from, so that an answer says what its giver has seen. */
const SeenMarks = ({ view: { seen } }: TaskPageProps) =>
  seen === undefined ? null : (
    <>
      <input type="hidden" name="seen" value={seen.version} />
      <input
        type="hidden"
        name="seen-marks"
        value={seen.values.map(({ mark }) => mark).join('.')}
      />
    </>
  );

/** A form's own title, unless the page has just said the same. */
const headingOf = ({ form, opened }: TaskPageProps['view'], context: PageContext): string => {
  const title = form ? localize(form.title, context) : '';
  return title === '' || title === localize(opened.title, context)
    ? context.t.task.yourAnswer
    : title;
};

export const Alert = ({ text }: { readonly text: string }) => (
  <div class="alert" role="alert">
    {text}
  </div>
);

const Mistakes = ({ view, draft, context }: TaskPageProps) =>
  draft.errors.size === 0 ? null : (
    <div class="alert" role="alert">
      <p>{context.t.task.mend}</p>
      <ul>
        {[...draft.errors].map(([name, error]) => (
          <li>
            <a href={`#${name}`}>{nameOf(name, { view, context })}</a>: {errorText(error, context)}
          </li>
        ))}
      </ul>
    </div>
  );

const nameOf = (
  name: string,
  { view, context }: Pick<TaskPageProps, 'view' | 'context'>,
): string => {
  const field = view.form?.fields.find((f) => `field-${f.name}` === name);
  if (field) return localize(field.label, context);
  return name === 'comment' ? commentTitle({ view, context }) : context.t.task.yourAnswer;
};

const commentTitle = ({ view, context }: Pick<TaskPageProps, 'view' | 'context'>): string =>
  view.opened.type === 'work' ? context.t.task.note : context.t.task.comment;

const Comment = ({ view, draft, context }: TaskPageProps) => {
  const { commentOn } = view.opened;
  const failed = draft.errors.has('comment');
  const help =
    commentOn.length === 0
      ? context.t.task.commentOptional
      : context.t.task.commentOn(
          listed(
            commentOn.map((outcome) => choiceLabel(outcome, view.opened, context)),
            context,
          ),
        );
  return (
    <div class="field">
      <label for="comment">{commentTitle({ view, context })}</label>
      <small class="help" id="comment-help">
        {help}
      </small>
      <textarea
        id="comment"
        name="comment"
        rows={3}
        maxLength={mostUnits(actLimits.commentLetters)}
        aria-describedby={failed ? 'comment-help comment-error' : 'comment-help'}
        {...(failed && { 'aria-invalid': true })}
        value={firstValue(draft.values, 'comment')}
      />
      <FieldErrorLine name="comment" draft={draft} context={context} />
    </div>
  );
};

/** Enter in a field of a form presses its first button, so a form with several choices has radios and one button that says nothing by itself. */
const Outcomes = (props: TaskPageProps) => {
  const { view, context } = props;
  const { opened } = view;
  return opened.type === 'form' && opened.outcomes.length > 1 ? (
    <>
      <OutcomeRadios {...props} />
      <div class="buttons">
        <button type="submit">{context.t.task.send}</button>
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
          {choiceLabel(outcome, opened, context)}
        </button>
      ))}
    </div>
  );
};

const OutcomeRadios = ({ view, draft, context }: TaskPageProps) => (
  <fieldset class="field" id="outcome">
    <legend>{context.t.task.choose}</legend>
    {view.opened.outcomes.map(({ outcome }) => (
      <label>
        <input
          type="radio"
          name="outcome"
          value={outcome}
          checked={firstValue(draft.values, 'outcome') === outcome}
        />
        {choiceLabel(outcome, view.opened, context)}
      </label>
    ))}
    <FieldErrorLine name="outcome" draft={draft} context={context} />
  </fieldset>
);
