import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** An answer by method and path; the query is left out. */
export type PreparedAnswers = Readonly<Record<string, readonly [status: number, body: unknown]>>;

export interface ApiServer {
  readonly url: string;
  /** The requests in order: method, address and body. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export const key = 'a-key-for-the-tests';

/** A real server that speaks the documented API with prepared answers. */
export async function startApi(answers: PreparedAnswers): Promise<ApiServer> {
  const asked: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request;
    const body: unknown = method === 'POST' ? await json(request) : undefined;
    asked.push([method, url, ...(body === undefined ? [] : [JSON.stringify(body)])].join(' '));
    const known = answers[`${method} ${url.replace(/\?.*/, '')}`];
    const [status, said] =
      headers.authorization === `Bearer ${key}`
        ? (known ?? [404, { error: 'not-found', message: 'there is no such case' }])
        : [401, { error: 'key-needed', message: 'send the API key' }];
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof said === 'string' ? said : JSON.stringify(said));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
