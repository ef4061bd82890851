import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { stories } from './stories.ts';

// Every sentence of a story is shown by a scene of its flow.

const folder = join(import.meta.dirname, '../../definitions/flows');

test.each(Object.entries(stories))('the scenes of %s tell its story', (flow, sentences) => {
  const { scenes } = parse(readFileSync(join(folder, `${flow}.test.yaml`), 'utf8')) as {
    readonly scenes: readonly { readonly title: string }[];
  };
  expect(scenes.slice(0, sentences.length).map(({ title }) => title)).toEqual(sentences);
});
