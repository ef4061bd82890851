import { createServer } from 'node:net';
import { freePort, isFree } from '../../../platform/process/free-port.ts';

test('a port is free until somebody listens on it', async () => {
  const port = await freePort();
  expect(await isFree(port)).toBe(true);
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', () => resolve()));
  expect(await isFree(port)).toBe(false);
  server.close();
});
