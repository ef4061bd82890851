import express from 'express';
import request from 'supertest';
import { watchProxies } from '../../server/http/proxy-watch.ts';

const warningsOf = async (trusted: number | undefined, ...headers: readonly string[]) => {
  const warnings: string[] = [];
  const log = {
    info: () => undefined,
    error: () => undefined,
    warn: (_fields: object, message: string) => void warnings.push(message),
  };
  const app = express();
  app.use(watchProxies(trusted, log), (_request, response) => void response.send('ok'));
  await request(app).get('/').expect(200);
  for (const header of headers)
    await request(app).get('/').set('X-Forwarded-For', header).expect(200);
  return warnings;
};

test.each<[string, number | undefined, readonly string[], readonly RegExp[]]>([
  ['no proxy, and none trusted', undefined, [], []],
  ['a proxy, and none trusted, once', undefined, ['192.0.2.1', '192.0.2.2'], [/no proxy is trust/]],
  ['one proxy, trusted', 1, ['192.0.2.1', '192.0.2.9, 192.0.2.1'], []],
  ['one proxy, and two trusted', 2, ['192.0.2.1'], [/through one proxy, .*TRUST_PROXY is 2/]],
  ['two proxies, trusted', 2, ['192.0.2.1, 10.0.0.1'], []],
])('warned of with %s', async (_title, trusted, headers, expected) => {
  expect(await warningsOf(trusted, ...headers)).toEqual(
    expected.map((one) => expect.stringMatching(one) as string),
  );
});
