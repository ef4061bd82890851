import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { recordSection } from '../../bench/record-section.ts';
import { runBlock, shortcomings } from './campaign.ts';
import { reportOf } from './report.ts';
import { openState } from './state.ts';

// `npm run soundness`: proves many random flows, rehearses those that are certified, and judges every record. Goes on where it was broken
// off; several shards may run side by side, and whichever ends last reports for all.

const { values } = parseArgs({
  options: {
    /** Goes on until there are so many flows; about two of three are certified. */
    flows: { type: 'string', default: '26000' },
    seed: { type: 'string', default: '1' },
    /** Rehearsals of each certified flow. */
    runs: { type: 'string', default: '25' },
    /** The `i`th of `n` processes. */
    shard: { type: 'string', default: '1/1' },
    /** Stops after so long; the next call goes on. */
    minutes: { type: 'string', default: '60' },
    /** Where the blocks are kept that have been done. */
    state: { type: 'string' },
    /** Puts the figures into docs/proofs.md. */
    docs: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '../..');
const print = (text: string) => void process.stdout.write(`${text}\n`);
const blockSize = 50;
const seed = Number(values.seed);
const blocks = Math.ceil(Number(values.flows) / blockSize);
const [shard = 1, shards = 1] = values.shard.split('/').map(Number);
const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: root })
  .toString()
  .trim();
const state = await openState(
  values.state ?? join(root, '.tidings/soundness', `${commit}-seed-${seed}`),
);

const until = performance.now() + Number(values.minutes) * 60_000;
for (let block = shard - 1; block < blocks && performance.now() < until; block += shards) {
  if (await state.isDone(block)) continue;
  const tally = await runBlock({
    seed,
    block,
    flows: blockSize,
    most: block % 4 === 3 ? 12 : 3,
    runs: Number(values.runs),
    refused: { runs: 200, oneIn: 10 },
    tightOneIn: 10,
  });
  await state.save(block, tally);
  process.stderr.write(`block ${block}: ${tally.failures.length} failures\n`);
}

const { blocks: done, ...sum } = await state.sum();
const isWhole = done >= blocks;
const report = reportOf(sum, `seed ${seed}, commit ${commit}`);
const missing = isWhole ? shortcomings(sum, { armed: 2000, pairs: true }) : [];
print(report);
for (const one of [...sum.failures.slice(0, 50), ...missing]) print(one);
if (!isWhole) print(`${done} of ${blocks} blocks are done; call it again to go on`);
if (values.docs) await recordSection(join(root, 'docs/proofs.md'), 'soundness', report);
process.exitCode = sum.failures.length + missing.length === 0 ? 0 : 1;
