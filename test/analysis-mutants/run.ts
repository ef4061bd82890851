import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawMutants } from './drawn.ts';
import { whyEquivalent } from './equivalent.ts';
import type { AnalysisMutant } from './mutant.ts';
import { mutantsPage, type TriedMutant } from './mutants-page.ts';
import { openResults } from './results.ts';
import { tryMutants } from './try-mutants.ts';
import { writtenMutants } from './written.ts';

// `npm run analysis-mutants`: tries mutants of the analyses on the tests of proofs. Goes on where it was broken off; several shards may
// run side by side, and whichever ends last reports for all.

const { values } = parseArgs({
  options: {
    /** How many mutants are drawn besides those written by hand. */
    drawn: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    /** The `i`th of `n` processes. */
    shard: { type: 'string', default: '1/1' },
    /** Only mutants with these words in their titles. */
    only: { type: 'string', default: '' },
    /** Stops after so long; the next call goes on. */
    minutes: { type: 'string', default: '60' },
    /** Tries once more those that nothing has noticed. */
    again: { type: 'boolean', default: false },
    /** Where results of an earlier run are kept: what noticed a mutant there is tried first. */
    before: { type: 'string' },
    /** Where the results are kept. */
    state: { type: 'string' },
    /** Puts the results into docs/analysis-mutants.md. */
    docs: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '../..');
const seed = Number(values.seed);
const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: root })
  .toString()
  .trim();
const kept = await openResults(
  values.state ?? join(root, '.tidings/analysis-mutants', `${commit}-seed-${seed}`),
);
const [shard = 1, shards = 1] = values.shard.split('/').map(Number);
const all = [...writtenMutants(), ...drawMutants(seed, Number(values.drawn))];
const chosen = all.filter(
  ({ title }, index) => title.includes(values.only) && index % shards === shard - 1,
);
const sourceOf = ({ file }: AnalysisMutant): string => readFileSync(join(root, file), 'utf8');
await tryMutants(chosen, {
  kept,
  isLast: (mutant) => whyEquivalent(mutant, sourceOf(mutant)) !== undefined,
  minutes: Number(values.minutes),
  again: values.again,
  before: values.before === undefined ? new Map() : await (await openResults(values.before)).all(),
  report: (line) => void process.stderr.write(`${line}\n`),
});

const results = await kept.all();
const tried = all.flatMap((mutant): readonly TriedMutant[] => {
  const result = results.get(mutant.title);
  const source = sourceOf(mutant);
  return result ? [{ mutant, source, result, equivalent: whyEquivalent(mutant, source) }] : [];
});
const unnoticed = tried.filter(({ result, equivalent }) => !result.by && equivalent === undefined);
for (const { mutant, result } of unnoticed)
  process.stdout.write(`unnoticed (${result.parts} parts): ${mutant.title}\n`);
process.stdout.write(`${tried.length} of ${all.length} tried, ${unnoticed.length} unnoticed\n`);
const page = mutantsPage(tried, `seed ${seed}, commit ${commit}`);
if (values.docs) writeFileSync(join(root, 'docs/analysis-mutants.md'), page);
process.exitCode = tried.length === all.length && unnoticed.length === 0 ? 0 : 1;
