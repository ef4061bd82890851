import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutants } from './mutants.ts';

test.each(mutants)('there is a place for the fault: $title', ({ file, from }) => {
  const source = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  expect(source.split(from)).toHaveLength(2);
});
