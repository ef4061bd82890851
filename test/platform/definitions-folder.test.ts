import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readDefinitions } from '../../platform/definitions-folder.ts';

let root: string;
const write = (path: string, content: string | Uint8Array) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
};
const read = () => readDefinitions(join(root, 'definitions'), join(root, 'templates'));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'definitions-'));
  write('definitions/case.yaml', 'a: 1\n');
  write('templates/offer/en.mjml', '<mjml/>');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

test('definitions and templates are read under the names that diagnostics use', async () => {
  write('definitions/flows/a.yaml', 'flow: a\n');
  const { files, unread } = await read();
  expect([...files]).toEqual([
    ['case.yaml', 'a: 1\n'],
    ['flows/a.yaml', 'flow: a\n'],
    ['templates/offer/en.mjml', '<mjml/>'],
  ]);
  expect([...unread]).toEqual([]);
});

test('rehearsals, schemas, samples and other files are left alone', async () => {
  for (const path of ['flows/a.test.yaml', 'schema/flow.json', 'samples/a.yaml', 'README.md'])
    write(`definitions/${path}`, 'x');
  expect([...(await read()).files.keys()]).toEqual(['case.yaml', 'templates/offer/en.mjml']);
});

test.each<[string, string, () => void]>([
  [
    'a file that is too large',
    'file-too-large',
    () => write('definitions/b.yaml', 'x'.repeat(262_145)),
  ],
  [
    'bytes that are no text',
    'file-unreadable',
    () => write('definitions/b.yaml', new Uint8Array([0xff, 0xfe, 0])),
  ],
  [
    'a text in UTF-16',
    'file-unreadable',
    () => write('definitions/b.yaml', Buffer.from('\ufeffa: 1', 'utf16le')),
  ],
  ['a pipe', 'file-unreadable', () => execFileSync('mkfifo', [join(root, 'definitions/b.yaml')])],
  [
    'a folder in place of a file',
    'file-skipped',
    () => symlinkSync(join(root, 'definitions/flows'), join(root, 'definitions/b.yaml')),
  ],
  [
    'a link to a file elsewhere',
    'file-skipped',
    () => {
      write('secret.yaml', 'key: 1\n');
      symlinkSync(join(root, 'secret.yaml'), join(root, 'definitions/b.yaml'));
    },
  ],
  [
    'a link that leads nowhere',
    'file-unreadable',
    () => symlinkSync(join(root, 'none'), join(root, 'definitions/b.yaml')),
  ],
])('%s is not read, and said so', async (_title, code, make) => {
  mkdirSync(join(root, 'definitions/flows'));
  make();
  const { files, unread } = await read();
  expect(files.has('b.yaml')).toBe(false);
  expect([...unread]).toMatchObject([['b.yaml', { code, file: 'b.yaml', line: 1, column: 1 }]]);
});

test.each<[string, RegExp, () => void]>([
  [
    'a text in another encoding',
    /as text in UTF-8/,
    () => write('definitions/b.yaml', new Uint8Array([0xc9, 0xf3])),
  ],
  [
    'a link that leads nowhere',
    /a link to a file that is not there/,
    () => symlinkSync(join(root, 'none'), join(root, 'definitions/b.yaml')),
  ],
  [
    'a link that leads to itself',
    /a link that leads back to itself/,
    () => symlinkSync('b.yaml', join(root, 'definitions/b.yaml')),
  ],
])('%s is told as what it is', async (_title, message, make) => {
  make();
  expect([...(await read()).unread.values()]).toMatchObject([
    { file: 'b.yaml', message: expect.stringMatching(message) },
  ]);
});

test('a mail that ends otherwise is told', async () => {
  write('templates/offer/de.html', '<html>');
  expect([...(await read()).unread]).toMatchObject([
    ['templates/offer/de.html', { code: 'file-unread', severity: 'warning' }],
  ]);
});

test.each<[string, string]>([
  ['flows/a.json', 'file-unread'],
  ['flows/a.txt', 'file-unread'],
  ['flows/a.bak', 'file-unread'],
  ['flows/a.yaml~', 'file-unread'],
  ['flows/a.yaml.bak', 'file-unread'],
  ['flows/#a.yaml#', 'file-unread'],
  ['case.json', 'file-unread'],
  ['case.yaml.orig', 'file-unread'],
  ['packs/old/a.yml~', 'file-unread'],
])('%s is told', async (path, code) => {
  write(`definitions/${path}`, 'a: 1\n');
  expect([...(await read()).unread]).toMatchObject([[path, { code, severity: 'warning' }]]);
});

test.each([
  'flows/README.md',
  'forms/readme.txt',
  'package.json',
  'notes.txt',
  '.editorconfig.json',
  'flows/.gitkeep',
])('nothing is said of %s', async (path) => {
  write(`definitions/${path}`, 'x');
  expect([...(await read()).unread]).toEqual([]);
});

test.each<[string, string, RegExp]>([
  ['flows/a', 'none', /a link to a file that is not there/],
  ['flows/a.txt', 'none', /a link to a file that is not there/],
  ['flows/a.test.yaml', 'none', /a link to a file that is not there/],
  ['forms', 'none', /a link to a file that is not there/],
  ['flows/b', 'b', /a link that leads back to itself/],
  ['calendars', '../templates', /a link to a folder/],
])('a link %s to %s is told as what it is', async (path, to, message) => {
  mkdirSync(join(root, 'definitions/flows'), { recursive: true });
  symlinkSync(to, join(root, 'definitions', path));
  expect([...(await read()).unread]).toMatchObject([
    [path, { severity: 'error', message: expect.stringMatching(message) }],
  ]);
});

test('a link inside the folder is followed', async () => {
  symlinkSync(join(root, 'definitions/case.yaml'), join(root, 'definitions/b.yaml'));
  expect((await read()).files.get('b.yaml')).toBe('a: 1\n');
});

test.each<[string, string, string]>([
  ['a byte order mark is no part of the text', 'definitions/b.yaml', 'b.yaml'],
  [
    'what lies hidden beside flows is read, so that it can be told',
    'definitions/flows/.b.yaml',
    'flows/.b.yaml',
  ],
  ['so are files in strange folders', 'definitions/flow/b.yaml', 'flow/b.yaml'],
  ['and scenes elsewhere than beside flows', 'definitions/b.test.yaml', 'b.test.yaml'],
])('%s', async (_title, path, file) => {
  write(path, '\ufeffa: 1\n');
  expect((await read()).files.get(file)).toBe('a: 1\n');
});

test.each<[string, string]>([
  ['definitions/flows/b.YAML', 'flows/b.YAML'],
  ['definitions/flows/b.yaml.txt', 'flows/b.yaml.txt'],
  ['templates/offer/en.MJML', 'templates/offer/en.MJML'],
])('the ending of %s is told', async (path, file) => {
  write(path, 'a: 1\n');
  expect((await read()).unread.get(file)).toMatchObject({
    code: 'file-unread',
    severity: 'warning',
  });
});

test.each<[string, string]>([
  ['what Git keeps', 'definitions/.git/x.yaml'],
  ['settings of other programs', 'definitions/.lint.yaml'],
  ['what programs install', 'definitions/node_modules/x/x.yaml'],
])('%s is left alone', async (_title, path) => {
  write(path, 'x');
  expect([...(await read()).files.keys()]).toEqual(['case.yaml', 'templates/offer/en.mjml']);
});

test('a link in place of a folder is told', async () => {
  mkdirSync(join(root, 'elsewhere'));
  symlinkSync(join(root, 'elsewhere'), join(root, 'definitions/flows'));
  expect((await read()).unread.get('flows')).toMatchObject({ code: 'file-skipped' });
});

test('of too many files those at their places are read, and the rest is told once', async () => {
  write('definitions/flows/z.yaml', 'flow: z\n');
  for (const name of ['aaa/1.yaml', 'aaa/2.yaml', 'aaa/3.yaml']) write(`definitions/${name}`, 'x');
  const { files, unread } = await readDefinitions(
    join(root, 'definitions'),
    join(root, 'templates'),
    4,
  );
  expect([...files.keys()]).toEqual([
    'aaa/1.yaml',
    'case.yaml',
    'flows/z.yaml',
    'templates/offer/en.mjml',
  ]);
  expect([...unread.keys()]).toEqual(['aaa/2.yaml', 'aaa/3.yaml']);
  expect(new Set(unread.values())).toEqual(
    new Set([expect.objectContaining({ code: 'too-many-files', file: 'aaa/2.yaml' })]),
  );
});
