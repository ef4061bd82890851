/** A page as somebody without JavaScript sees it. */
export interface FetchedPage {
  readonly status: number;
  readonly words: string;
}

/** Opens a page in English, whatever its reader's language is. */
export async function open(url: string): Promise<FetchedPage> {
  const response = await fetch(inEnglish(url));
  return { status: response.status, words: wordsOf(await response.text()) };
}

/** Opens a page, sends its form with what is hidden in it, and goes where it leads; `status` is that of the answer itself. */
export async function fillIn(
  url: string,
  fields: Readonly<Record<string, string>>,
): Promise<FetchedPage> {
  const html = await (await fetch(inEnglish(url))).text();
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const values = hidden.map(([, name = '', value = '']) => [name, value] as const);
  const response = await fetch(inEnglish(url), {
    method: 'POST',
    body: new URLSearchParams({ ...Object.fromEntries(values), ...fields }),
    redirect: 'manual',
  });
  const { status } = response;
  const next = response.headers.get('location');
  if (next === null) return { status, words: wordsOf(await response.text()) };
  const { words } = await open(new URL(next, url).href);
  return { status, words };
}

function inEnglish(url: string): string {
  const address = new URL(url);
  address.searchParams.set('lang', 'en');
  return address.href;
}

const wordsOf = (html: string): string =>
  html
    .replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
