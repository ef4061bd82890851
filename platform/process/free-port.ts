import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Finds a port of the loopback on which nobody listens now, below those from which connections begin: one of them might take it before its
 * server does.
 */
export async function freePort(): Promise<number> {
  return (await tryListen(randomInt(20_000, 32_000))) ?? freePort();
}

/** Whether a server could listen on this port of the loopback. */
export async function isFree(port: number): Promise<boolean> {
  return (await tryListen(port)) !== undefined;
}

/**
 * An address of the loopback that nobody can guess: on Linux all of 127/8 is the machine's own, so that a page which has its name pointed at
 * the loopback cannot know where. Where there is only 127.0.0.1, its port is all there is to find out.
 */
export async function hiddenAddress(): Promise<{ readonly host: string; readonly port: number }> {
  const host = `127.${[256, 256, 254].map((most) => randomInt(1, most)).join('.')}`;
  const port = await tryListen(0, host);
  return port === undefined ? { host: '127.0.0.1', port: await freePort() } : { host, port };
}

function tryListen(port: number, host = '127.0.0.1'): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(undefined);
    });
    probe.listen({ port, host, exclusive: true }, () => {
      const address = probe.address();
      const given = typeof address === 'object' ? address?.port : undefined;
      probe.close(() => {
        resolve(given);
      });
    });
  });
}
