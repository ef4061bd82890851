import express from 'express';
import { listen } from '../../server/http/listen.ts';

test('stopping lets a request under way finish, and waits for no idle connection', async () => {
  const app = express();
  const entered = new Promise<void>((resolve) => {
    app.get('/slow', (_request, response) => {
      resolve();
      setTimeout(() => response.send('done'), 200);
    });
  });
  app.get('/quick', (_request, response) => {
    response.send('done');
  });
  const { port, stop } = await listen(app, { host: '127.0.0.1', port: 0 });
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  expect(await get('/quick')).toBe('done');
  const slow = get('/slow');
  await entered;
  await stop();
  expect(await slow).toBe('done');
  await expect(get('/quick')).rejects.toThrow('fetch failed');
});

test.each([['0.0.0.0'], ['::'], ['192.0.2.1'], ['example.com']])(
  'on %s it does not listen without a key',
  async (host) => {
    await expect(listen(express(), { host, port: 0 })).rejects.toThrow(/without an API key/);
  },
);
