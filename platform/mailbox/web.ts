import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { mailIds, readMail, readSource } from './mail-files.ts';
import { listPage, mailPage, missingPage } from './pages.tsx';

const pageSize = 50;

/** Pages run no script; the HTML of a mail is shown in a frame that may open links and do nothing else. */
const pagePolicy = `default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
const mailPolicy = `sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'`;

interface WebResponse {
  readonly status: number;
  readonly type: string;
  readonly policy: string;
  readonly body: string | Buffer;
}

/** Shows the mails of a folder on the loopback, newest first. */
export async function startWeb(
  port: number,
  folder: string,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    respond(request, response, folder).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  folder: string,
): Promise<void> {
  const { status, type, policy, body } = await answer(request, folder);
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function answer(request: IncomingMessage, folder: string): Promise<WebResponse> {
  // A foreign host name could have been pointed at the loopback to read mails (DNS rebinding).
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? ''))
    return page(421, missingPage('this page is served under 127.0.0.1 only'));
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return page(405, missingPage('this page can only be read'));
  // A path that begins with two slashes would be the address of another host.
  const target = (request.url ?? '/').replace(/^[/\\]+/, '/');
  if (!URL.canParse(target, base)) return page(400, missingPage('this is no address'));
  return route(folder, new URL(target, base));
}

const base = 'http://mailbox';

function route(folder: string, url: URL): WebResponse | Promise<WebResponse> {
  const [, root = '', id = '', part = ''] = url.pathname.split('/');
  if (root === '') return list(folder, url.searchParams.get('before'));
  if (root !== 'mail') return page(404, missingPage('there is no such page'));
  return oneMail(folder, id, part);
}

async function list(folder: string, before: string | null): Promise<WebResponse> {
  const ids = (await mailIds(folder)).filter((id) => before === null || id < before);
  const shown = ids.slice(0, pageSize);
  const mails = await Promise.all(
    shown.map(async (id) => ({ id, mail: await readMail(folder, id) })),
  );
  return page(200, listPage(mails, ids.length > shown.length ? shown.at(-1) : undefined));
}

async function oneMail(folder: string, id: string, part: string): Promise<WebResponse> {
  const mail = await readMail(folder, id);
  const source = await readSource(folder, id);
  if (mail === undefined || source === undefined)
    return page(404, missingPage('there is no such mail'));
  if (part === 'source')
    return { ...page(200, ''), type: 'text/plain; charset=utf-8', body: source };
  if (part === 'html')
    return { ...page(200, `<base target="_blank">${mail.html || ''}`), policy: mailPolicy };
  return page(200, mailPage(id, mail));
}

function page(status: number, body: string): WebResponse {
  return { status, type: 'text/html; charset=utf-8', policy: pagePolicy, body };
}
