import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

export interface UiProxySetup {
  /** The port of the loopback under which people open the UI. */
  readonly port: number;
  /** Where the UI itself listens. */
  readonly ui: string;
  /** Where our server listens, which decodes payloads for the UI's page. */
  readonly server: string;
}

/**
 * Shows Temporal's UI under one name alone. The UI itself checks none, so a page whose name was pointed at the loopback could act through it
 * (DNS rebinding). What it asks to have decoded goes to our server under the same name, with the session that the browser has there.
 */
export async function startUiProxy(setup: UiProxySetup): Promise<{ close(): Promise<void> }> {
  const server = createServer((incoming, response) => forward(setup, incoming, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(setup.port, '127.0.0.1', resolve);
  });
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const plainText = { 'content-type': 'text/plain' };

/** Below it are the two endpoints of the codec. */
const codecPath = '/codec/';

function forward(
  { port, ui, server }: UiProxySetup,
  incoming: IncomingMessage,
  response: ServerResponse,
): void {
  const { host = '' } = incoming.headers;
  const path = incoming.url ?? '/';
  const home = `127.0.0.1:${port}`;
  // Sessions are of a name as well, and the console's is this one.
  if (host === `localhost:${port}`)
    return void response.writeHead(307, { location: `http://${home}${path}` }).end();
  if (host !== home)
    return void response.writeHead(421, plainText).end(`this page is served as ${home} only\n`);
  // What a page elsewhere sends carries the UI's cookies too: they are of the name, whatever the port.
  if (!isFromHome(incoming, home))
    return void response.writeHead(403, plainText).end(`only pages of ${home} may ask for this\n`);
  const target = new URL(path.startsWith(codecPath) ? server : ui);
  const outgoing = request(
    {
      ...addressOf(target),
      method: incoming.method,
      path,
      headers: { ...passedOn(incoming.headers), host: target.host },
    },
    (answer) => {
      // Shown within another page, its buttons could be pressed unseen.
      response.writeHead(answer.statusCode ?? 502, {
        ...answer.headers,
        'x-frame-options': 'DENY',
      });
      pipeline(answer, response, ignore);
    },
  );
  outgoing.on('error', () => {
    // A page that breaks off is no page; and an end behind an end would be an error that nobody hears.
    if (response.headersSent) response.destroy();
    else response.writeHead(502, plainText).end('Temporal does not answer\n');
  });
  pipeline(incoming, outgoing, ignore);
}

/** What a request says to whoever is asked in the end; the rest is between its two neighbours, and Node refuses some of it (RFC 9110, 7.6.1). */
function passedOn(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? '').toLowerCase().split(/[\s,]+/);
  const kept = Object.entries(headers).filter(
    ([name]) => !betweenNeighbours.has(name) && !named.includes(name),
  );
  return Object.fromEntries(kept);
}

const betweenNeighbours: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'upgrade',
]);

/** Browsers name the page that sends anything but a visit; whoever follows a link comes from anywhere. */
function isFromHome({ method, headers }: IncomingMessage, home: string): boolean {
  const { origin, 'sec-fetch-site': site = 'none', 'sec-fetch-mode': mode } = headers;
  if (origin !== undefined && origin !== `http://${home}`) return false;
  const visits = method === 'GET' && mode === 'navigate';
  return visits || site === 'none' || site === 'same-origin';
}

const addressOf = ({ hostname, port }: URL): { readonly host: string; readonly port: string } => ({
  host: hostname,
  port,
});

/** Whoever breaks off is gone; the other side hears of it by the end of its stream. */
const ignore = (): void => undefined;
