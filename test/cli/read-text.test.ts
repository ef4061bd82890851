import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJson } from '../../cli/command/json-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'texts-'));

const written = (bytes: Uint8Array | string): string => {
  const file = join(folder, 'facts.json');
  writeFileSync(file, bytes);
  return file;
};

const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

test.each<[string, Uint8Array | string]>([
  ['plain', '{"name": "王芳"}'],
  ['with a byte order mark', '\uFEFF{"name": "王芳"}'],
  ['with Windows line ends', '\uFEFF{\r\n"name": "王芳"\r\n}\r\n'],
])('a file is taken: %s', async (_title, bytes) => {
  expect(await readJson(written(bytes), '--case')).toEqual({ name: '王芳' });
});

test.each<[string, Uint8Array | string, RegExp]>([
  ['UTF-16 with a mark', Buffer.from('\uFEFF{"a": 1}', 'utf16le'), /is UTF-16; save it as UTF-8/],
  ['UTF-16 without a mark', Buffer.from('{"a": 1}', 'utf16le'), /is UTF-16/],
  ['UTF-16 the other way round', bigEndian('\uFEFF{"a": 1}'), /is UTF-16/],
  ['UTF-16 the other way round, without a mark', bigEndian('{"a": 1}'), /is UTF-16/],
  ['UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0), /is UTF-32/],
  ['GBK', Uint8Array.of(0x7b, 0x22, 0xcd, 0xf5, 0x22, 0x7d), /is not UTF-8, perhaps GBK/],
  ['nothing', '', /is not JSON; check --case/],
  ['only a mark', '\uFEFF', /is not JSON; check --case/],
  ['a key twice', '{"a": [{"b": 1}, {"b": 1, "b": 2}]}', /gives the key "b" twice; check --case/],
  ['no JSON', 'name: 王芳', /is not JSON; check --case/],
])('a file is refused, and it is said why: %s', async (_title, bytes, why) => {
  await expect(readJson(written(bytes), '--case')).rejects.toThrow(why);
});

test('a file that is not there is named with its option', async () => {
  await expect(readJson('/nowhere.json', '--answers')).rejects.toThrow(
    /cannot be read; check --answers/,
  );
});
