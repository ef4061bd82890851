import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { request } from 'node:http';
import { freePort } from '../../platform/process/free-port.ts';
import { startDevServer, type DevServer } from '../../platform/temporal/dev-server.ts';
import { testServer } from '../temporal-server.ts';

// The dev server opens an HTTP API on a port of its own choice: whatever a page of any site posts there has to come to nothing.

let server: DevServer;
beforeAll(async () => {
  server = await startDevServer({ cli: testServer().cli, port: await freePort() });
}, 60_000);
afterAll(() => server.stop());

const signalAll = JSON.stringify({
  visibilityQuery: "WorkflowId STARTS_WITH 'case-'",
  reason: 'x',
  signalOperation: { signal: 'act', identity: 'x', input: { payloads: [] } },
});

const wherePortsAreSeen = process.platform === 'linux' ? describe : describe.skip;

wherePortsAreSeen('the embedded Temporal', () => {
  test('takes nothing from a page over HTTP, whatever host it names', async () => {
    const ports = listeningPorts(server.pid);
    const answers: string[] = [];
    for (const port of ports) {
      for (const host of ['evil.example', `127.0.0.1:${port}`, `localhost:${port}`]) {
        const answer = await post(port, host);
        if (answer !== undefined) answers.push(answer);
      }
    }
    // The port of its metrics knows no such path.
    const ofTheApi = answers.filter((answer) => answer !== '404 404 page not found');
    expect(ofTheApi).toHaveLength(3);
    for (const answer of ofTheApi) expect(answer).toMatch(/^403 .*Host not allowed/);
  });
});

/** Status and text of the answer; `undefined` where nobody speaks HTTP/1. */
const post = (port: number, host: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: '/api/v1/namespaces/default/batch-operations/j1',
        headers: { host, origin: 'https://evil.example', 'content-type': 'text/plain' },
        timeout: 2_000,
      },
      (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => resolve(`${answer.statusCode} ${text.trim()}`));
      },
    );
    sent.on('error', () => resolve(undefined));
    sent.on('timeout', () => sent.destroy());
    sent.end(signalAll);
  });

/** Ports of the loopback or of everywhere on which a process listens. */
function listeningPorts(pid: number): readonly number[] {
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`)),
  );
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(
        ([, , , state, , , , , , inode]) => state === '0A' && sockets.has(`socket:[${inode}]`),
      )
      .map(([, local = '']) => Number.parseInt(local.split(':')[1] ?? '', 16)),
  );
}
