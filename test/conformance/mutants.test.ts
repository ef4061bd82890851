import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutants, unitTests } from './mutants.ts';

const root = join(import.meta.dirname, '../..');

test.each(mutants)('there is a place for the fault: $title', ({ file, from }) => {
  const source = readFileSync(join(root, file), 'utf8');
  expect(source.split(from)).toHaveLength(2);
});

test.each(Object.values(unitTests).flatMap((paths) => paths ?? []))(
  'there are unit tests below %s',
  (path) => {
    const files = execFileSync('git', ['ls-files', `${path}*.test.ts`], { cwd: root });
    expect(String(files)).not.toBe('');
  },
);
