import { Layout } from './layout.tsx';
import { linkTo, type PageContext } from './page-context.ts';

interface SignInProps {
  readonly context: PageContext;
  readonly hasKey: boolean;
  readonly problem?: SignInProblem | undefined;
}

/** There is no such key, or it may not see cases. */
export type SignInProblem = 'wrongKey' | 'blindKey';

/** The door of the console. */
export const SignInPage = ({ context, hasKey, problem }: SignInProps) => {
  const { t } = context;
  return (
    <Layout title={t.console.signIn} context={context}>
      <h1>{t.console.signIn}</h1>
      {hasKey ? (
        <form method="post" action={linkTo(context, '/console/sign-in')}>
          <div class="field">
            <label for="key">{t.console.key}</label>
            <small class="help" id="key-help">
              {t.console.keyHelp}
            </small>
            <input
              type="password"
              id="key"
              name="key"
              autocomplete="current-password"
              aria-describedby={problem ? 'key-help key-error' : 'key-help'}
              {...(problem && { 'aria-invalid': true })}
            />
            {problem && (
              <p class="error" id="key-error" role="alert">
                {t.console[problem]}
              </p>
            )}
          </div>
          <div class="buttons">
            <button type="submit">{t.console.signIn}</button>
          </div>
        </form>
      ) : (
        <p>{t.console.noKey}</p>
      )}
    </Layout>
  );
};
