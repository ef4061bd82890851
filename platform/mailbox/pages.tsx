import type { AddressObject, ParsedMail } from 'mailparser';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

interface MailListEntry {
  readonly id: string;
  readonly mail: ParsedMail | undefined;
}

/** The list of mails; `older` is the id behind which the next page begins. */
export function listPage(mails: readonly MailListEntry[], older: string | undefined): string {
  return page(
    'Mailbox',
    <>
      {mails.length === 0 && <p>No mail yet. Reload this page to look again.</p>}
      <ol reversed={true}>
        {mails.map(({ id, mail }) => (
          <li key={id}>
            <a href={`/mail/${id}`}>{mail?.subject ?? '(no subject)'}</a>
            <br />
            <small>
              to {addresses(mail?.to)} · {arrival(id)}
            </small>
          </li>
        ))}
      </ol>
      {older !== undefined && <a href={`/?before=${older}`}>Older mails</a>}
    </>,
  );
}

/** One mail: who, what, as HTML and as text. */
export function mailPage(id: string, mail: ParsedMail): string {
  return page(
    mail.subject ?? '(no subject)',
    <>
      <p>
        <a href="/">All mails</a> · <a href={`/mail/${id}/source`}>Source</a>
      </p>
      <dl>
        <dt>From</dt>
        <dd>{addresses(mail.from)}</dd>
        <dt>To</dt>
        <dd>{addresses(mail.to)}</dd>
        <dt>Came</dt>
        <dd>{arrival(id)}</dd>
      </dl>
      {mail.html !== false && (
        <iframe
          title="The mail as HTML"
          src={`/mail/${id}/html`}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      )}
      <h2>As text</h2>
      <pre>{linked(mail.text ?? '')}</pre>
    </>,
  );
}

/** A page that says why there is nothing to see. */
export function missingPage(why: string): string {
  return page('Mailbox', <p>{why}</p>);
}

const style = `
:root { --ink: #1b2733; --paper: #fff; --link: #0b5cad; --soft: #56626e; --line: #c6ced6; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e3e8ec; --paper: #14191d; --link: #7db8f0; --soft: #a4b0ba; --line: #3a444d; }
}
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 1rem auto; padding: 0 1rem; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.4rem; } h2 { font-size: 1rem; }
a { color: var(--link); } small, dt { color: var(--soft); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; } dd { margin: 0; }
li { margin-bottom: .6rem; }
iframe { width: 100%; height: 34rem; border: 1px solid var(--line); }
pre { white-space: pre-wrap; overflow-wrap: anywhere; }
`;

function page(title: string, children: ComponentChildren): string {
  const html = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style>{style}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(html)}`;
}

function addresses(of: AddressObject | AddressObject[] | undefined): string {
  return [of ?? []]
    .flat()
    .map(({ text }) => text)
    .join(', ');
}

/** The id begins with the time of arrival, digits only. */
function arrival(id: string): string {
  return id.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d).*$/, '$1-$2-$3 $4:$5:$6 UTC');
}

function linked(text: string): ComponentChildren {
  return text.split(/(https?:\/\/[^\s<>()[\]"]*[\w/=-])/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <a key={index} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ),
  );
}
