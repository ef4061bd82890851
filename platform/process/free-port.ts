import { createServer } from 'node:net';

/** Finds a port of the loopback on which nobody listens now. */
export async function freePort(): Promise<number> {
  return (await tryListen(0)) ?? freePort();
}

/** Whether a server could listen on this port of the loopback. */
export async function isFree(port: number): Promise<boolean> {
  return (await tryListen(port)) !== undefined;
}

function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(undefined);
    });
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      const given = typeof address === 'object' ? address?.port : undefined;
      probe.close(() => {
        resolve(given);
      });
    });
  });
}
