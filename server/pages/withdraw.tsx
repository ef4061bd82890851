import { actLimits } from '../../engine/model/act-limits.ts';
import { mostUnits } from '../../engine/model/letters.ts';
import type { FieldError } from '../forms/draft.ts';
import { errorText } from './field-error.ts';
import { Layout } from './layout.tsx';
import { linkTo, type PageContext } from './page-context.ts';

interface WithdrawProps {
  readonly context: PageContext;
  readonly home: string;
  /** Comes back with the form, to show that it was sent from this page. */
  readonly form: string;
  readonly comment?: string;
  readonly unavailable?: boolean;
  readonly error?: FieldError | undefined;
}

/** Asks once more before a candidate withdraws. */
export const WithdrawPage = ({
  context,
  home,
  form,
  comment = '',
  unavailable,
  error,
}: WithdrawProps) => {
  const { t } = context;
  return (
    <Layout title={t.progress.withdraw} context={context}>
      <h1>{t.progress.withdrawTitle}</h1>
      <p>{t.progress.withdrawText}</p>
      {unavailable === true && (
        <div class="alert" role="alert">
          {t.task.notYet}
        </div>
      )}
      <form
        method="post"
        action={linkTo(context, `${home}/withdraw`)}
        encType="multipart/form-data"
      >
        <input type="hidden" name="form" value={form} />
        <div class="field">
          <label for="comment">
            {t.progress.withdrawReason} <small class="need">({t.form.optional})</small>
          </label>
          <textarea
            id="comment"
            name="comment"
            rows={3}
            maxLength={mostUnits(actLimits.commentLetters)}
            value={comment}
          />
          {error && <p class="error">{errorText(error, context)}</p>}
        </div>
        <div class="buttons">
          <button type="submit" class="grave">
            {t.progress.withdrawConfirm}
          </button>
          <a role="button" class="outline" href={linkTo(context, home)}>
            {t.progress.withdrawBack}
          </a>
        </div>
      </form>
    </Layout>
  );
};
