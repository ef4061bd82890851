import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildTree, captureOutputs } from './capture.ts';
import { compare, shortDiff } from './differences.ts';
import { type ComparisonInputs, writeInputs } from './write-inputs.ts';
import { root } from './comparison-input.ts';
import { report } from './report.ts';

// `npm run compare -- <folder of the other tree>`: what the commands print and write is byte-equal there and here. `--now` names another
// tree than this one.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    flows: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    /** One of so many random flows is rehearsed by itself as well. */
    every: { type: 'string', default: '8' },
    /** Here only what is done in folders with this in their name: shipped, proofs, fault, fixture, random, rehearsed, spoiled. */
    only: { type: 'string', default: '' },
    /** The tree that is held against the other one; the inputs are made by this one all the same. */
    now: { type: 'string', default: root },
    /** Keeps inputs and outputs, so that the other tree is carried out only once. */
    keep: { type: 'string', default: join(tmpdir(), 'tidings-comparison') },
  },
});
const say = (line: string) => process.stderr.write(`${line}\n`);
const [other] = positionals;
if (other === undefined || !existsSync(join(other, 'package.json')))
  throw new Error('name the folder of the other tree: npm run compare -- <folder>');

const [keep, now] = [resolve(values.keep), resolve(values.now)];
await mkdir(keep, { recursive: true });
const { seed, flows, every } = values;
const amounts = { seed: Number(seed), flows: Number(flows), rehearseEvery: Number(every) };
const generated = writeInputs(keep, amounts);
const before = join(keep, `before-${generated.hash}-${buildTree(resolve(other))}`);
const after = join(keep, `after-${generated.hash}-${buildTree(now)}`);
if (!existsSync(before)) await timed(resolve(other), before, generated);
const inputs = generated.inputs.filter(({ name }) => name.includes(values.only));
const wanted = { ...generated, inputs };
for (const name of readdirSync(keep).filter((one) => one.startsWith('after-')))
  rmSync(join(keep, name), { recursive: true });
await timed(now, after, wanted);

const compared = compare(before, after, inputs);
process.stdout.write(report({ inputs: wanted, before, compared }));
for (const one of compared.differing.slice(0, 10))
  process.stdout.write(`\n${one.input}: ${one.what}\n${shortDiff(one)}\n`);
process.exitCode = compared.differing.length === 0 ? 0 : 1;

async function timed(tree: string, outputs: string, given: ComparisonInputs): Promise<void> {
  const began = performance.now();
  await captureOutputs({ tree, inputs: given, outputs, say });
  say(`${tree}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
}
