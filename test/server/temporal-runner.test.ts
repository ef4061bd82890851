import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { createTemporalRunner } from '../../server/services/temporal-runner.ts';
import { withFittingKeys } from '../../server/services/worker-keys.ts';
import { facts, plan } from './sample.ts';

/** A port on which nobody listens. */
const deadPort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

test('while keys do not fit, nothing is sent: starts wait, and acts have to be sent again', async () => {
  const sent: string[] = [];
  let misfit: { readonly without: 'this' } | undefined = { without: 'this' };
  const runner = withFittingKeys(
    {
      start: async () => void sent.push('start'),
      act: async () => {
        sent.push('act');
        return { kind: 'recorded' };
      },
      intervene: async () => {
        sent.push('intervention');
        return { kind: 'done' };
      },
      isOpen: async () => true,
      startOver: async () => void sent.push('start over'),
      ready: async () => true,
    },
    { misfit: async () => misfit },
  );
  const start = { case: 'x', plan: { ...plan, texts: '' }, hash: '', facts };
  const act = { event: 'withdrawn', person: 'candidate', channel: 'page' } as const;
  await expect(runner.start(start)).rejects.toThrow(/keys/);
  await expect(runner.startOver(start, { log: [], acknowledged: 0 })).rejects.toThrow(/keys/);
  expect(await runner.act('x', act)).toEqual({ kind: 'unavailable' });
  const resume = { intervene: 'resume', mended: 'code', channel: 'api' } as const;
  expect(await runner.intervene('x', resume)).toEqual({ kind: 'unavailable' });
  misfit = undefined;
  await runner.start(start);
  expect(await runner.act('x', act)).toEqual({ kind: 'recorded' });
  expect(sent).toEqual(['start', 'act']);
});

test('while Temporal is away, acts are unavailable, starts fail, and nothing is ready', async () => {
  const connection = Connection.lazy({ address: `127.0.0.1:${await deadPort()}` });
  const runner = createTemporalRunner(new Client({ connection }), 300);
  const act = { event: 'withdrawn', person: 'candidate', channel: 'page' } as const;
  expect(await runner.act('x', act)).toEqual({ kind: 'unavailable' });
  const start = { case: 'x', plan: { ...plan, texts: '' }, hash: '', facts };
  await expect(runner.start(start)).rejects.toThrow(/UNAVAILABLE|DEADLINE|start/i);
  expect(await runner.ready()).toBe(false);
  await connection.close();
});
