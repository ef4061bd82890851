import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderCatalog } from '../../server/services/folder-catalog.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;
let versions: string[];
const catalog = () =>
  createFolderCatalog(
    { definitions: join(folder, 'definitions'), templates: join(folder, 'templates') },
    async (hash) => void versions.push(hash),
  );

beforeEach(async () => {
  versions = [];
  folder = await mkdtemp(join(tmpdir(), 'tidings-catalog-'));
  for (const part of ['definitions', 'templates'])
    await cp(join(root, part), join(folder, part), { recursive: true });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('what was written before somebody asks counts for them, although a reading is under way', async () => {
  const definitions = catalog();
  const flow = join(folder, 'definitions/flows/basic-instant.yaml');
  const text = await readFile(flow, 'utf8');
  const before = definitions.current();
  await writeFile(flow, '');
  const meanwhile = definitions.current();
  await writeFile(flow, text);
  const [first, second, third, fourth] = await Promise.all([
    before,
    meanwhile,
    definitions.current(),
    definitions.current(),
  ]);
  expect(third.flow('basic-instant')).toHaveProperty('plan');
  expect([second, fourth]).toEqual([third, third]);
  expect(first.flows).toEqual(third.flows);
});

test('a reading that fails keeps nobody from the next', async () => {
  const definitions = createFolderCatalog(
    { definitions: join(folder, 'definitions'), templates: join(folder, 'templates') },
    async (hash) => {
      versions.push(hash);
      if (versions.length === 1) throw new Error('the database is away');
    },
  );
  const [first, second] = await Promise.allSettled([definitions.current(), definitions.current()]);
  expect([first.status, second.status]).toEqual(['rejected', 'fulfilled']);
});
