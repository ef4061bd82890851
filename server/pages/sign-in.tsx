import { Layout } from './layout.tsx';
import { linkTo, type PageContext } from './page-context.ts';

interface SignInProps {
  readonly context: PageContext;
  readonly hasKey: boolean;
  readonly wrong?: boolean;
}

/** The door of the console. */
export const SignInPage = ({ context, hasKey, wrong = false }: SignInProps) => {
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
              aria-describedby={wrong ? 'key-help key-error' : 'key-help'}
              {...(wrong && { 'aria-invalid': true })}
            />
            {wrong && (
              <p class="error" id="key-error" role="alert">
                {t.console.wrongKey}
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
