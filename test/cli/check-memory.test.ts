import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCheck } from '../../cli/check.ts';
import { type CheckMemory, createCheckMemory, noMemory } from '../../cli/checking/check-memory.ts';
import { compileAll } from '../../engine/compiler/compile.ts';
import { proveFlows } from '../../engine/compiler/prove-flows.ts';
import { fixture } from '../engine/compiler/fixtures.ts';

// A check that finds what an earlier one came to must never find what a change has made untrue.

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'memory-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const at = (path: string): string => join(root, path);
const write = (path: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
};

type CheckInput = Parameters<typeof runCheck>[1];

/** What a check of the folder would be remembered by; nothing is compiled for it. */
async function subjectOf(paths: readonly string[] = [], options: Partial<CheckInput> = {}) {
  let asked = '';
  const memory: CheckMemory = {
    ...noMemory,
    recallLater: (subject) => {
      asked = JSON.stringify(subject);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the only thing that is asked for
      return Promise.resolve({ out: '', err: '', code: 0 } as never);
    },
  };
  const folders = { definitions: at('definitions'), templates: at('templates') };
  const silent = { out: () => undefined, err: () => undefined };
  await runCheck(paths.map(at), { ...folders, ...options }, silent, memory);
  return asked;
}

const definitions = (): void => {
  write('definitions/case.yaml', 'a: 1\n');
  write('definitions/flows/b.yaml', 'b: 1\n');
  write('templates/offer/en.mjml', '<mjml/>');
};

test.each<[string, () => void]>([
  ['another letter in a file', () => write('definitions/flows/b.yaml', 'b: 2\n')],
  ['another letter in a mail', () => write('templates/offer/en.mjml', '<mjml />')],
  ['a line end', () => write('definitions/flows/b.yaml', 'b: 1\r\n')],
  ['a comment', () => write('definitions/case.yaml', 'a: 1 # so\n')],
  ['a new file', () => write('definitions/flows/c.yaml', 'b: 1\n')],
  ['a new file that nobody reads', () => write('definitions/old/c.yaml', 'b: 1\n')],
  ['a file that is gone', () => rmSync(at('definitions/flows/b.yaml'))],
  [
    'a file under another name',
    () => {
      rmSync(at('definitions/flows/b.yaml'));
      write('definitions/flows/a.yaml', 'b: 1\n');
    },
  ],
  ['a file that is no text', () => write('definitions/flows/b.yaml', new Uint8Array([0xff, 0xfe]))],
  ['an ending that nobody reads', () => write('definitions/flows/c.YAML', '')],
])('%s is another check', async (_title, change) => {
  definitions();
  const before = await subjectOf();
  expect(await subjectOf()).toBe(before);
  change();
  expect(await subjectOf()).not.toBe(before);
});

test.each<[string, readonly string[], Partial<CheckInput>]>([
  ['another language', [], { locale: 'zh-CN' }],
  ['another format', [], { format: 'json' }],
  ['being strict', [], { strict: true }],
  ['only one file', ['definitions/flows/b.yaml'], {}],
])('%s is another check', async (_title, paths, options) => {
  definitions();
  expect(await subjectOf(paths, options)).not.toBe(await subjectOf());
});

const count = (
  memory: CheckMemory,
  subject: unknown,
  value: unknown,
): readonly [unknown, number] => {
  let computed = 0;
  const found = memory.recall(subject, () => {
    computed += 1;
    return value;
  });
  return [found, computed];
};

test('a memory finds what another process has left, with numbers that JSON does not have', () => {
  const value = { bounds: [Infinity, -Infinity], maybe: undefined, at: new Map([['a', 1]]) };
  expect(count(createCheckMemory(root, 'p'), ['a'], value)).toEqual([value, 1]);
  expect(count(createCheckMemory(root, 'p'), ['a'], 'else')).toEqual([value, 0]);
});

test.each<[string, () => CheckMemory, unknown]>([
  ['another program', () => createCheckMemory(root, 'q'), ['a']],
  ['another subject', () => createCheckMemory(root, 'p'), ['b']],
  ['no folder', () => createCheckMemory(at('none'), 'p'), ['a']],
  ['a folder that is a file', () => createCheckMemory(at(readdirSync(root)[0] ?? ''), 'p'), ['a']],
])('%s finds nothing', (_title, memory, subject) => {
  count(createCheckMemory(root, 'p'), ['a'], 1);
  expect(count(memory(), subject, 2)).toEqual([2, 1]);
});

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['cut', (bytes) => bytes.subarray(0, bytes.length - 1)],
  ['empty', () => Buffer.alloc(0)],
  ['changed in a byte', (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([7])])],
  ['written by somebody else', () => Buffer.from('{"value":1}')],
])('a file that is %s is forgotten', (_title, spoil) => {
  count(createCheckMemory(root, 'p'), ['a'], 'known');
  const [name = ''] = readdirSync(root);
  writeFileSync(at(name), spoil(readFileSync(at(name))));
  expect(count(createCheckMemory(root, 'p'), ['a'], 'new')).toEqual(['new', 1]);
});

const { text: core, files: around } = fixture('valid', 'core');

/** By flow, what its proof would be remembered by. */
async function proofOf(changes: Readonly<Record<string, string>>): Promise<string | undefined> {
  const compiled = await compileAll(new Map([...around, ...Object.entries(changes)]));
  const only = new Map([...compiled.flows].filter(([id]) => id === 'core'));
  let asked: string | undefined;
  proveFlows({ ...compiled, flows: only }, () => '', {
    recall: (subject) => {
      asked = JSON.stringify(subject);
      throw new Error('nothing needs to be proved');
    },
  });
  return asked;
}

const edited = (path: string, from: string | RegExp, to: string) => {
  const text = (around.get(path) ?? '').replace(from, to);
  if (text === around.get(path)) throw new Error(`"${String(from)}" is not in ${path}`);
  return { [path]: text };
};

test.each<[string, () => Readonly<Record<string, string>>, boolean]>([
  [
    'a time in the flow',
    () => edited('flows/core.yaml', 'within: 8 business hours', 'within: 7 business hours'),
    false,
  ],
  ['the hours of its calendar', () => edited('calendars/office.yaml', '18:00', '17:00'), false],
  [
    'the last day of its calendar',
    () => edited('calendars/office.yaml', '2027-12-31', '2027-12-30'),
    false,
  ],
  [
    'who holds a role',
    () => edited('directory.yaml', 'group-hr: ada', 'group-hr: wang-wei'),
    false,
  ],
  [
    'a flow that it runs',
    () => edited('parts/regret.yaml', 'template: regret', 'template: no-decision-yet'),
    false,
  ],
  [
    'the class of a message',
    () => edited('templates/onboarding-guide/template.yaml', /class: \w+/, 'class: survey'),
    false,
  ],
  [
    'what a text shows',
    () => edited('templates/regret/en.mjml', '<mj-text>', '<mj-text>{{ case.position.family }} '),
    false,
  ],
  [
    'the title of the flow',
    () => edited('flows/core.yaml', 'en: Core roles', 'en: Other roles'),
    true,
  ],
  ['a comment', () => ({ 'flows/core.yaml': `# so\n${core}` }), true],
])('%s: whether the proof is the same', async (_title, changes, isSame) => {
  const [before, after] = [await proofOf({}), await proofOf(changes())];
  expect(before).toBeDefined();
  expect(after).toBeDefined();
  expect(after === before).toBe(isSame);
});
