import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Reading } from './reading.ts';
import { locales, textsOf } from './texts/texts.ts';

interface LayoutProps {
  readonly title: string;
  readonly reading: Reading;
  readonly wide?: boolean;
  readonly children?: ComponentChildren;
}

/** The frame of every page: no script, one column, a switch of language. */
export const Layout = ({ title, reading, wide = false, children }: LayoutProps) => (
  <html lang={reading.t.lang}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex, nofollow" />
      <title>{`${title} · ${reading.t.product}`}</title>
      <link rel="icon" href="/assets/mark.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/pico.min.css" />
      <link rel="stylesheet" href="/assets/tidings.css" />
    </head>
    <body>
      <a class="skip" href="#content">
        {reading.t.skip}
      </a>
      <header class={wide ? 'bar wide' : 'bar'}>
        <span class="brand">
          <img src="/assets/mark.svg" alt="" width="28" height="28" />
          {reading.t.product}
        </span>
        <LanguageSwitch reading={reading} />
      </header>
      <main id="content" class={wide ? 'page wide' : 'page'}>
        {children}
      </main>
    </body>
  </html>
);

const LanguageSwitch = ({ reading }: { readonly reading: Reading }) => (
  <nav class="languages" aria-label="Language / 语言">
    {locales.map((locale) => {
      const { languageName } = textsOf(locale);
      return locale === reading.locale ? (
        <span lang={locale} aria-current="true">
          {languageName}
        </span>
      ) : (
        <a
          href={`${reading.here}${reading.here.includes('?') ? '&' : '?'}lang=${locale}`}
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
