import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import type { Trouble } from '../../wording/troubles.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { tidings as command } from '../cli/tidings.ts';
import { sampleFacts } from '../definitions/sample-facts.ts';
import { eventually } from '../eventually.ts';
import { partsIn, planted, word } from '../server/planted-case.ts';
import { StackInFolder } from './stack-in-folder.ts';

// A case on the real stack that is erased: nothing of it is left in any file of the data folder, those of Temporal among them, nor in what
// any command says; and a copy of before does not bring it back.

const stack = new StackInFolder();
const beside = (name: string) => `${stack.folder}-${name}`;
afterAll(async () => {
  for (const name of ['copy', 'keys', 'later', 'moved'])
    await rm(beside(name), { recursive: true, force: true });
});
/** What the stack and every command have said. */
const said: string[] = [];
let id = '';

async function api<Body>(path: string, body?: object): Promise<Body> {
  const key = (await readFile(join(stack.folder, 'api-key'), 'utf8')).trim();
  const response = await fetch(`http://127.0.0.1:${stack.ports.server}/api/${path}`, {
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return JSON.parse(text) as Body;
}

async function stop(): Promise<void> {
  stack.running?.child.kill('SIGINT');
  await stack.running?.ended;
  said.push(stack.running?.said() ?? '');
}

const run = async (...words: readonly string[]): Promise<string> => {
  const { code, out, err } = await command(words, {});
  said.push(out, err);
  expect([code, err]).toEqual([0, '']);
  return out;
};
const backUp = (to: string) =>
  run('backup', '--to', beside(to), '--keys', beside('keys'), '--data', stack.folder);

/** Every byte of every file in these folders. */
async function bytesOf(...folders: readonly string[]): Promise<string> {
  const texts: string[] = [];
  for (const folder of folders)
    for (const one of await readdir(folder, { recursive: true, withFileTypes: true }))
      if (one.isFile())
        texts.push((await readFile(join(one.parentPath, one.name))).toString('latin1'));
  return texts.join('\n');
}

/** Whether Temporal has anything of the workflow. */
async function isKnown(): Promise<boolean> {
  const connection = await Connection.connect({ address: `127.0.0.1:${stack.ports.temporal}` });
  try {
    await connection.workflowService.describeWorkflowExecution({
      namespace: 'default',
      execution: { workflowId: workflowIdOf(id) },
    });
    return true;
  } catch {
    return false;
  } finally {
    await connection.close();
  }
}

const outOfForty = (from: number, to: number) => planted.slice(from, to);
const sample = sampleFacts('core-transparent') as {
  readonly candidate: object;
  readonly position: object;
};
const facts = () => ({
  ...sample,
  lastInterviewAt: new Date(Date.now() - 3_600_000).toISOString(),
  candidate: {
    ...sample.candidate,
    name: word(0),
    email: `${word(1)}@example.com`,
    phone: word(2),
  },
  position: {
    ...sample.position,
    title: word(3),
    location: word(4),
    salaryRange: word(5),
    requirements: outOfForty(6, 18),
  },
  result: {
    highlights: outOfForty(18, 24),
    scores: outOfForty(24, 36).map((interviewer) => ({ interviewer, score: 4 })),
  },
});

const request = () => ({
  flow: 'core-transparent',
  facts: facts(),
  // The shipped calendars end some day, and the stack goes by the machine's clock.
  accept: ['provisional-calendar'],
});

test('forty planted words are read by whoever may see the case, and stand in a mail', async () => {
  await stack.start('--no-samples');
  id = (await api<{ case: string }>('cases', request())).case;
  const asked = async () =>
    (await api<Shown>(`cases/${id}`)).entries.flatMap((entry) =>
      entry.kind === 'assigned'
        ? entry.seats.flatMap(({ people }) => people.map((person) => [entry.task, person] as const))
        : [],
    );
  await eventually(async () => (await asked()).length > 0);
  await eventually(async () => partsIn(await bytesOf(join(stack.folder, 'mail'))).length > 0);
  const [[task, person] = []] = await asked();
  const comment = outOfForty(36, 39).join(' ');
  const { seen } = (await api<Shown>(`cases/${id}`)).tasks.find(
    ({ opened }) => opened.task === task,
  ) ?? { seen: '' };
  await api(`cases/${id}/decide`, { task, person, outcome: 'approved', comment, seen });
  const shown = JSON.stringify(await api(`cases/${id}`));
  for (const one of outOfForty(0, 39)) expect(shown).toContain(one);
  expect(await bytesOf(stack.folder)).toContain(workflowIdOf(id));
}, 120_000);

interface Shown {
  readonly tasks: readonly { readonly opened: { readonly task: string }; readonly seen: string }[];
  readonly entries: readonly {
    readonly kind: string;
    readonly task: string;
    readonly seats: readonly { readonly people: readonly string[] }[];
  }[];
}

test('once it is erased no six letters of them are left, in no file and no word, those of Temporal among them', async () => {
  await stop();
  await backUp('copy');
  await stack.start();
  await api(`cases/${id}/withdraw`, { comment: word(39) });
  await eventually(async () => {
    const erased = await api<{ erased: boolean }>(`cases/${id}/erase`, {}).catch(() => undefined);
    return erased?.erased === true;
  });
  await eventually(async () => !(await isKnown()));
  said.push(
    JSON.stringify(await api(`cases/${id}`)),
    JSON.stringify(await api(`cases/${id}/export`)),
  );
  said.push(JSON.stringify(await api('ledger')));
  await stop();
  await backUp('later');
  expect(partsIn(await bytesOf(stack.folder, beside('keys'), beside('later')))).toEqual([]);
  expect(partsIn(said.join('\n'))).toEqual([]);
}, 180_000);

test('a copy of before does not bring it back: it is over and erased, its workflow goes, and nothing is wrong', async () => {
  await rename(stack.folder, beside('moved'));
  const out = await run(
    'restore',
    '--from',
    beside('copy'),
    '--keys',
    beside('keys'),
    '--data',
    stack.folder,
  );
  expect(out).toContain(`erased since, and again now: ${id}\n`);
  expect(out).toContain(`of these open in the copy, and over now: ${id};`);
  await stack.start();
  await eventually(async () => !(await isKnown()));
  const troubles = async () => (await api<{ troubles: readonly Trouble[] }>('doctor')).troubles;
  await eventually(async () => (await troubles()).length === 0);
  expect(await api('verify')).toMatchObject({ faults: [], erased: 1, journals: 1 });
  expect(await api(`cases/${id}`)).toMatchObject({
    case: { status: 'ended', outcome: 'withdrew', facts: {} },
  });
  await stop();
  expect(partsIn(await bytesOf(stack.folder))).toEqual([]);
  expect(partsIn(said.join('\n'))).toEqual([]);
}, 180_000);
