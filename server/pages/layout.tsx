import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { locales } from '../../engine/model/locale.ts';
import type { PageContext } from './page-context.ts';
import { textsOf } from './texts/texts.ts';

interface LayoutProps {
  readonly title: string;
  readonly context: PageContext;
  readonly wide?: boolean;
  readonly children?: ComponentChildren;
}

/** The frame of every page: no script, one column, a switch of language. */
export const Layout = ({ title, context, wide = false, children }: LayoutProps) => (
  <html lang={context.t.lang}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex, nofollow" />
      <title>{`${title} · ${context.company.name}`}</title>
      <link rel="icon" href="/assets/company.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/pico.min.css" />
      <link rel="stylesheet" href="/assets/tidings.css" />
      <link rel="stylesheet" href="/assets/company.css" />
    </head>
    <body>
      <a class="skip" href="#content">
        {context.t.skip}
      </a>
      <header class={wide ? 'bar wide' : 'bar'}>
        <span class="brand">
          <img src="/assets/company.svg" alt="" height="28" />
          {context.company.name}
        </span>
        <LanguageSwitch context={context} />
      </header>
      <main id="content" class={wide ? 'page wide' : 'page'}>
        {children}
      </main>
      {context.company.imprint !== undefined && (
        <footer class={wide ? 'imprint wide' : 'imprint'}>{context.company.imprint}</footer>
      )}
    </body>
  </html>
);

const LanguageSwitch = ({ context }: { readonly context: PageContext }) => (
  <nav class="languages" aria-label="Language / 语言">
    {locales.map((locale) => {
      const { languageName } = textsOf(locale);
      return locale === context.locale ? (
        <span lang={locale} aria-current="true">
          {languageName}
        </span>
      ) : (
        <a
          href={`${context.path}${context.path.includes('?') ? '&' : '?'}lang=${locale}`}
          hreflang={locale}
          lang={locale}
        >
          {languageName}
        </a>
      );
    })}
  </nav>
);

/** A whole document. */
export const html = (page: VNode): string => `<!doctype html>${renderToString(page)}`;
