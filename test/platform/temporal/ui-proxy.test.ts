import { createServer, request, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { freePort, hiddenAddress } from '../../../platform/process/free-port.ts';
import { startUiProxy } from '../../../platform/temporal/ui-proxy.ts';

const echoing = async (name: string): Promise<{ server: Server; url: string }> => {
  const server = createServer((incoming, response) => {
    const { method, url, headers } = incoming;
    const said = [name, method, url, headers.host, headers.cookie];
    void text(incoming).then((body) => response.writeHead(201).end([...said, body].join(' ')));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

let port: number;
let ui: Awaited<ReturnType<typeof echoing>>;
let own: Awaited<ReturnType<typeof echoing>>;
let proxy: Awaited<ReturnType<typeof startUiProxy>>;
beforeAll(async () => {
  [ui, own, port] = await Promise.all([echoing('ui'), echoing('server'), freePort()]);
  proxy = await startUiProxy({ port, ui: ui.url, server: own.url });
});
afterAll(async () => {
  await proxy.close();
  ui.server.close();
  own.server.close();
});

type Sent = Readonly<Record<string, string>>;

const ask = (path: string, host: string, body?: string, sent: Sent = {}) =>
  new Promise<readonly [number | undefined, string, string | undefined]>((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    request(
      { port, host: '127.0.0.1', path, method, headers: { host, cookie: 'a=b', ...sent } },
      (answer) => {
        const { location } = answer.headers;
        text(answer).then((said) => resolve([answer.statusCode, said, location]), reject);
      },
    )
      .on('error', reject)
      .end(body);
  });
const hostOf = (url: string): string => new URL(url).host;

test('under its own name the UI is shown, and sent what comes', async () => {
  const home = `127.0.0.1:${port}`;
  expect(await ask('/namespaces?x=1', home)).toEqual([
    201,
    `ui GET /namespaces?x=1 ${hostOf(ui.url)} a=b `,
    undefined,
  ]);
  expect(await ask('/api/v1/x', home, '{}')).toEqual([
    201,
    `ui POST /api/v1/x ${hostOf(ui.url)} a=b {}`,
    undefined,
  ]);
});

test('what is to be decoded goes to our server, with the session of the console', async () => {
  expect(await ask('/codec/decode', `127.0.0.1:${port}`, '{}')).toEqual([
    201,
    `server POST /codec/decode ${hostOf(own.url)} a=b {}`,
    undefined,
  ]);
});

test.each([
  ['another name', 'evil.example', 421],
  ['another name with the port', 'evil.example:PORT', 421],
  ['a name that begins alike', '127.0.0.1.evil.example:PORT', 421],
  ['its address with another port', '127.0.0.1:1', 421],
  ['its address without a port', '127.0.0.1', 421],
  ['the other name of this machine', 'localhost:PORT', 307],
])('under %s nothing is shown', async (_title, host, expected) => {
  const [status, said, location] = await ask('/x', host.replace('PORT', String(port)), '{}');
  expect([status, said.includes('ui POST')]).toEqual([expected, false]);
  expect(location).toBe(expected === 307 ? `http://127.0.0.1:${port}/x` : undefined);
});

const elsewhere = 'http://127.0.0.1:1';
test.each<[string, string | undefined, Sent, number]>([
  [
    'a page of its own',
    '{}',
    { origin: 'http://127.0.0.1:PORT', 'sec-fetch-site': 'same-origin' },
    201,
  ],
  ['a program, which names no page', '{}', {}, 201],
  [
    'a page of another port, with the cookies of the UI',
    '{}',
    { origin: elsewhere, 'sec-fetch-site': 'same-site' },
    403,
  ],
  [
    'a page of another site',
    '{}',
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    403,
  ],
  ['a page that hides where it is', '{}', { origin: 'null' }, 403],
  [
    'a page whose name only begins alike',
    '{}',
    { origin: 'http://127.0.0.1:PORT.evil.example' },
    403,
  ],
  ['a page of another scheme', '{}', { origin: 'https://127.0.0.1:PORT' }, 403],
  [
    'a page that names none and is said to be of another port',
    '{}',
    { 'sec-fetch-site': 'same-site' },
    403,
  ],
  ['a page of another port that only reads', undefined, { origin: elsewhere }, 403],
  [
    'a picture on a page of another site',
    undefined,
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    403,
  ],
  [
    'a link on a page of another site',
    undefined,
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    201,
  ],
  [
    'a form on a page of another site',
    '{}',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    403,
  ],
])('%s is handed on or refused', async (_title, body, sent, expected) => {
  const named = Object.entries(sent).map(([name, value]) => [
    name,
    value.replace('PORT', String(port)),
  ]);
  const [status, said] = await ask('/x', `127.0.0.1:${port}`, body, Object.fromEntries(named));
  expect([status, said.startsWith('ui ')]).toEqual([expected, expected === 201]);
});

/** Sends what Node's own client would refuse to send. */
const askRawly = (head: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(`GET /x HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${head}\r\n\r\n`);
    });
    socket.on('error', reject).once('data', (answer) => {
      resolve(answer.toString());
      socket.destroy();
    });
  });

test.each([
  ['announces what comes behind the body', 'Trailer: x-sum'],
  ['says what it takes behind the body', 'TE: trailers'],
  ['asks for another protocol', 'Connection: upgrade\r\nUpgrade: websocket'],
  ['names headers that are for us alone', 'Connection: x-own, cookie\r\nCookie: a=b'],
])('a request that %s is handed on without that', async (_title, head) => {
  const said = await askRawly(head);
  expect([said.split('\r\n')[0], said.includes('ui GET /x'), said.includes('a=b')]).toEqual([
    'HTTP/1.1 201 Created',
    true,
    false,
  ]);
});

test('while the UI is away that is said', async () => {
  const other = await freePort();
  const alone = await startUiProxy({ port: other, ui: 'http://127.0.0.1:1', server: own.url });
  const { status } = await fetch(`http://127.0.0.1:${other}/`);
  expect(status).toBe(502);
  await alone.close();
});

test('the UI itself listens where nobody can guess', async () => {
  const [one, other] = await Promise.all([hiddenAddress(), hiddenAddress()]);
  expect(one.host).toMatch(/^127(\.\d{1,3}){3}$/);
  // Elsewhere there is 127.0.0.1 alone.
  expect(one.host === other.host).toBe(process.platform !== 'linux');
});
