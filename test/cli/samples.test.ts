import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSamples } from '../../cli/stack/samples.ts';
import { key, startApi } from './api-server.ts';

test.each<[string, readonly [number, unknown], readonly string[]]>([
  ['there are no cases', [200, { cases: [] }], ['sample case: a.json opened']],
  ['there are cases', [200, { cases: [{ id: 'c1' }] }], []],
  ['cases cannot be listed', [500, { error: 'server' }], []],
  ['something else answers', [200, { hello: 'there' }], []],
])('whether samples are opened where %s', async (_sentence, listed, expected) => {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-samples-'));
  await writeFile(join(folder, 'a.json'), '{"facts":{}}');
  const api = await startApi({
    'GET /api/cases': listed,
    'POST /api/cases': [201, { case: 'c1' }],
  });
  const lines: string[] = [];
  await openSamples({ url: api.url, apiKey: key }, folder, (line) => lines.push(line));
  expect(lines).toEqual(expected);
  await api.close();
  await rm(folder, { recursive: true });
});
