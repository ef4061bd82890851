import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import { samples, StackInFolder } from './stack-in-folder.ts';

const stack = new StackInFolder();

async function devServer(): Promise<number> {
  const { pid } = JSON.parse(await readFile(join(stack.folder, 'temporal.pid.json'), 'utf8')) as {
    pid: number;
  };
  return pid;
}

test('the next start goes on with the same cases and opens no others', async () => {
  await stack.start();
  await eventually(() => stack.allRun());
  stack.running?.child.kill('SIGINT');
  expect(await stack.running?.ended).toBe(0);
  const started = await stack.start();
  expect(started.said()).not.toContain('sample case:');
  expect(await stack.cases()).toEqual(samples);
});

test('after kill -9 the next start stops the dev server left behind and goes on', async () => {
  const left = await devServer();
  stack.running?.child.kill('SIGKILL');
  expect(await stack.running?.ended).toBe('SIGKILL');
  await stack.start();
  // It may have ended by itself, of a word that nobody hears.
  expect(() => process.kill(left, 0)).toThrow('ESRCH');
  expect(await devServer()).not.toBe(left);
  expect(await stack.cases()).toEqual(samples);
});

test('a dev server that dies by itself ends the whole with a sentence', async () => {
  process.kill(await devServer(), 'SIGKILL');
  expect(await stack.running?.ended).toBe(2);
  expect(stack.running?.said()).toContain(
    'tidings: the Temporal dev server has ended by itself; start again, all cases are kept',
  );
});
