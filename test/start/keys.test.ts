import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureKey } from '../../cli/stack/keys.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-keys-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('a key is made once, for its owner alone', async () => {
  const key = await ensureKey(folder, 'api-key');
  expect(await ensureKey(folder, 'api-key')).toBe(key);
  expect(await ensureKey(folder, 'payload-key')).not.toBe(key);
  expect((await stat(join(folder, 'api-key'))).mode & 0o777).toBe(0o600);
});

test('a file that holds no key is not replaced', async () => {
  await writeFile(join(folder, 'payload-key'), 'torn');
  await expect(ensureKey(folder, 'payload-key')).rejects.toThrow(
    `"${folder}/payload-key" does not hold a key; put back the one it held, or move the whole folder away to start anew`,
  );
});
