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
  const { files, diagnostics } = await read();
  expect([...files]).toEqual([
    ['case.yaml', 'a: 1\n'],
    ['flows/a.yaml', 'flow: a\n'],
    ['templates/offer/en.mjml', '<mjml/>'],
  ]);
  expect(diagnostics).toEqual([]);
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
  make();
  const { files, diagnostics } = await read();
  expect(files.has('b.yaml')).toBe(false);
  expect(diagnostics).toMatchObject([{ code, file: 'b.yaml', line: 1, column: 1 }]);
});

test('a link inside the folder is followed', async () => {
  symlinkSync(join(root, 'definitions/case.yaml'), join(root, 'definitions/b.yaml'));
  expect((await read()).files.get('b.yaml')).toBe('a: 1\n');
});
