import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

// One file and one line of a table make a kind of step: the generator draws it, the rehearsal and the worker carry it out alike.

const run = join(import.meta.dirname, '../conformance/new-kind/run.ts');

test('a kind that nobody knew is drawn, rehearsed and carried out alike', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', run]);
  expect(stdout).toBe('10 scenes, 0 disagreements\n');
});
