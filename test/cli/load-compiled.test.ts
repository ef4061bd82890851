import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { Script } from 'node:vm';
import { compiledCodeOf, loadCompiled } from '../../cli/checking/load-compiled.ts';

let file: string;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  file = join(folder, 'sum.cjs');
  writeFileSync(file, sumText());
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** With a word of its own, since V8 remembers every text that this process has compiled. */
const sumText = (): string =>
  `const { sep } = require('node:path');\nexports.sum = (a, b) => a + b;\nexports.at = [sep, __dirname]; // ${folder}`;

const sumIn = (path: string) => {
  const { exports, script } = loadCompiled(path);
  if (typeof exports !== 'object' || exports === null || !('sum' in exports) || !('at' in exports))
    throw new Error('nothing is exported');
  const { sum, at } = exports;
  return { sum: typeof sum === 'function' ? sum(2, 3) : sum, at, script };
};

const codeOf = (text: string): Buffer => new Script(text).createCachedData();

test.each([
  ['nothing lies beside it', () => undefined, undefined],
  ['what lies beside it is no code', () => Buffer.from('no code of V8'), true],
  ['what lies beside it was cut', () => codeOf(sumText()).subarray(0, 90), true],
  ['what lies beside it is of another file', () => codeOf('exports.product = 6;'), true],
])('a file is loaded when %s', (_title, beside, refused) => {
  const code = beside();
  if (code) writeFileSync(compiledCodeOf(file), code);
  const { sum, at, script } = sumIn(file);
  expect({ sum, at, refused: script.cachedDataRejected }).toEqual({
    sum: 5,
    at: [sep, folder],
    refused,
  });
});

test('V8 takes what the build has kept for it', () => {
  const checking = join(import.meta.dirname, '../../dist/cli/checking');
  const program = `
    import { improveCodeLater, loadCompiled } from ${JSON.stringify(join(checking, 'load-compiled.js'))};
    improveCodeLater();
    const { exports, script } = loadCompiled(${JSON.stringify(join(checking, 'check-definitions.cjs'))});
    process.stdout.write(typeof exports.checkDefinitions + ' ' + script.cachedDataRejected);`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { encoding: 'utf8', env: {} },
  );
  expect(stderr).toBe('');
  expect(stdout).toBe('function false');
});
