import { join } from 'node:path';
import { proveOnce } from '../../cli/docs/finding-example.ts';
import { findingKinds } from '../../engine/analysis/rules/finding-kinds.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { replayedScenes } from './replayed-scenes.ts';

// Every wrong example whose finding has a course: written as scenes, read again and rehearsed, it goes as the proof says.

const root = join(import.meta.dirname, '../..');
const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));

const dated = await Promise.all(
  [...findingKinds.values()].map(async ({ code, example: { wrong } }) => ({
    code,
    scenes: replayedScenes(await proveOnce(wrong, files)),
  })),
);

test.each(dated.filter(({ scenes }) => scenes.length > 0))(
  '$code: its scenes come true',
  ({ scenes }) => {
    expect(scenes.filter(({ failures }) => failures.length > 0)).toEqual([]);
  },
);

test('and some findings have one', () => {
  expect(dated.flatMap(({ scenes }) => scenes).length).toBeGreaterThan(5);
});
