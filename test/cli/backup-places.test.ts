import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeKeyFolder, readKeyFolder, refuseKeysOfAnother } from '../../cli/backup/key-folder.ts';
import { refusePlaces } from '../../cli/backup/places.ts';

let root: string;
const at = (name: string) => join(root, name);
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tidings-places-'));
  for (const folder of ['data/store', 'copies/1', 'keys'])
    await mkdir(at(folder), { recursive: true });
  await writeFile(at('copies/1/backup.json'), '{}');
  await writeFile(at('file'), '');
  await writeFile(at('keys/case-keys.json'), '{"keys":[');
});
afterAll(() => rm(root, { recursive: true }));

const apart = /^the keys belong apart from the data/;

test.each<[string, string, string, RegExp]>([
  ['a new folder, and keys beside it', 'copies/2', 'keys', /^taken$/],
  ['keys in a folder that is to be made', 'copies/2', 'other/keys', /^taken$/],
  ['a folder whose name begins like that of the data', 'data-copy', 'keys', /^taken$/],
  ['a copy that is there', 'copies/1', 'keys', /holds something already/],
  ['a file', 'file', 'keys', /is no folder to copy to/],
  ['a copy inside of the data', 'data/copy', 'keys', /^a copy belongs apart from the data/],
  ['keys inside of the copy', 'copies/2', 'copies/2/keys', apart],
  ['the copy itself', 'copies/2', 'copies/2', apart],
  ['an earlier copy', 'copies/2', 'copies/1', apart],
  ['a folder of an earlier copy', 'copies/2', 'copies/1/store/keys', apart],
  ['the folder of all copies', 'copies/2', 'copies', apart],
  ['a folder above the data', 'copies/2', '', apart],
  ['the data folder', 'copies/2', 'data', apart],
  ['a folder of the data', 'copies/2', 'data/keys', apart],
])('%s', async (_title, to, keys, problem) => {
  const asked = refusePlaces({ to: at(to), keys: at(keys), data: at('data') });
  const answer = await asked.then(() => 'taken').catch(({ message }: Error) => message);
  expect(answer).toMatch(problem);
});

test('a folder for keys that cannot be made is refused in words', async () => {
  await expect(makeKeyFolder(at('file'))).rejects.toThrow(/is no folder, or cannot be made/);
});

test('keys of another house are not replaced; those of an earlier version, which do not say whose they are, are', async () => {
  const asked = async (house: string, text: string) => {
    await writeFile(at('keys/case-keys.json'), text);
    const answer = refuseKeysOfAnother(at('keys'), house).then(() => 'taken');
    return answer.catch(({ message }: Error) => message);
  };
  const keys = '"keys":[],"erased":[]';
  expect(await asked('a', `{"house":"a",${keys}}`)).toBe('taken');
  expect(await asked('a', `{"house":"b",${keys}}`)).toMatch(/has the keys of other data/);
  expect(await asked('a', `{${keys}}`)).toBe('taken');
  await writeFile(at('keys/case-keys.json'), '{"keys":[');
});

test('keys that are cut off are refused in words', async () => {
  await expect(readKeyFolder(at('keys'))).rejects.toThrow(/is damaged, or of a newer version/);
});
