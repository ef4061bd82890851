import type { Server } from 'node:http';
import type { Express } from 'express';
import { PlainError } from '../../platform/process/plain-error.ts';
import { isLoopback } from '../../platform/process/loopback.ts';

/** A server that listens. */
export interface HttpListener {
  readonly port: number;
  /** Accepts no more requests and lets those under way finish. */
  readonly stop: () => Promise<void>;
}

const graceMs = 10_000;
const idleMs = 50;

/** Listens on an address. Throws a `PlainError` when it cannot, or when others could reach a server that has no API key. */
export const listen = async (
  app: Express,
  {
    host,
    port,
    apiKey,
  }: { readonly host: string; readonly port: number; readonly apiKey?: string },
): Promise<HttpListener> => {
  if (!isLoopback(host) && apiKey === undefined) {
    throw new PlainError(
      'no-api-key',
      `the server does not listen on "${host}" without an API key, since others can reach it there; set TIDINGS_API_KEY, or TIDINGS_HOST=127.0.0.1`,
    );
  }
  const server = await startListening(app, host, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () => close(server),
  };
};

const startListening = (app: Express, host: string, port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = app.listen(port, host);
    server.requestTimeout = 120_000;
    server.headersTimeout = 20_000;
    server.once('listening', () => resolve(server));
    server.once('error', (error) => reject(listenError(error, host, port)));
  });

const listenError = (error: Error, host: string, port: number): Error => {
  const code: unknown = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const message = `port ${port} of "${host}" is taken by another program; stop it, or set TIDINGS_PORT`;
    return new PlainError('port-taken', message, { cause: error });
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    const message = `the server cannot listen on "${host}" port ${port}; check TIDINGS_HOST and TIDINGS_PORT`;
    return new PlainError('cannot-listen', message, { cause: error });
  }
  return error;
};

/** Closes the server and each connection as soon as it is idle; Node alone would wait for keep-alive connections. */
const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), idleMs);
    const force = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
