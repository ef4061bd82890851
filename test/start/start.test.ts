import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isFree } from '../../platform/process/free-port.ts';
import { eventually } from '../eventually.ts';
import { samples, StackInFolder } from './stack-in-folder.ts';

const stack = new StackInFolder();

async function mails(): Promise<number> {
  const names = await readdir(join(stack.folder, 'mail'));
  return names.filter((name) => name.endsWith('.eml')).length;
}

test('everything starts, samples are opened and mails wait', async () => {
  const started = await stack.start();
  expect(started.said()).toContain('sample case: basic-instant.json opened');
  await eventually(async () => (await mails()) >= 3 && (await stack.allRun()));
  expect(await stack.cases()).toEqual(samples);
  const pages = [
    `${stack.ports.server}/console`,
    `${stack.ports.mailbox}/`,
    `${stack.ports.temporalUi}/`,
  ];
  const answers = await Promise.all(pages.map((page) => fetch(`http://127.0.0.1:${page}`)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
});

test('nobody else on the machine can come into the data folder', async () => {
  // What the database sets the modes of by itself lies inside; files that come and go while it is read do no harm.
  const within = ['.', ...(await readdir(stack.folder))];
  const open = await Promise.all(
    within.map(async (name) => {
      const found = await stat(join(stack.folder, name)).catch(() => undefined);
      return ((found?.mode ?? 0) & 0o077) === 0 ? [] : [name];
    }),
  );
  expect(within.length).toBeGreaterThan(4);
  expect(open.flat()).toEqual([]);
});

test('Ctrl-C stops all children', async () => {
  stack.running?.child.kill('SIGINT');
  expect(await stack.running?.ended).toBe(0);
  expect(stack.running?.said()).toMatch(
    /stopping\nstopped; every open case goes on at the next start\n$/,
  );
  expect(await Promise.all(Object.values(stack.ports).map(isFree))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
});
