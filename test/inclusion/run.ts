import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { recordSection } from '../../bench/record-section.ts';
import type { CheckedWords } from './check-word.ts';
import { randomInclusion } from './random-inclusion.ts';
import { shippedInclusion } from './shipped-inclusion.ts';
import { smallInclusion } from './small-inclusion.ts';
import { takenByDrawnFlows, takenBySmallFlows, type TakenShare } from './taken.ts';

// `npm run inclusion`: looks for the journals of many rehearsals in the explorations of their flows.

const { values } = parseArgs({
  options: {
    flows: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    /** Rehearsals of each random flow; of each shipped one a hundred times as many. */
    runs: { type: 'string', default: '16' },
    /** Every flow of the small grammar up to so many steps, in every schedule. */
    small: { type: 'string', default: '3' },
    /** The `i`th of `n` parts of them alone. */
    shard: { type: 'string', default: '1/1' },
    /** For what is taken, beside all small ones: so many drawn flows of each size above, up to eight steps. */
    drawn: { type: 'string', default: '40' },
    /** Puts the figures into docs/proofs.md. */
    docs: { type: 'boolean', default: false },
  },
});
const [seed, flows, runs] = [values.seed, values.flows, values.runs].map(Number);
const [shard = 1, shards = 1] = values.shard.split('/').map(Number);
const batchSize = 200;

const failures: string[] = [];
const row = (what: string, { words, letters, tooWide, missing }: CheckedWords): string => {
  failures.push(...missing);
  process.stderr.write(`${what}: ${missing.length} of ${words}\n`);
  const counts = [words, letters, tooWide, missing.length].map((one) => one.toLocaleString('en'));
  return `| ${what} | ${counts.join(' | ')} |`;
};

const random: CheckedWords[] = [];
for (let batch = 0; batch * batchSize < (flows ?? 0); batch += 1)
  random.push(
    await randomInclusion(
      (seed ?? 1) * 1000 + batch,
      Math.min(batchSize, (flows ?? 0) - batch * batchSize),
      runs ?? 0,
    ),
  );
const small = await smallInclusion({
  size: Number(values.small),
  every: shards,
  from: shard - 1,
});
// What is taken is measured with the whole, and with none of its parts.
const sizes = shards === 1 ? Number(values.small) : 0;
const taken: TakenRow[] = [];
for (let size = 1; size <= sizes; size += 1)
  taken.push({ of: 'all', size, share: await takenBySmallFlows(size) });
const largest = shards === 1 ? 8 : 0;
for (let size = sizes + 1; size <= largest; size += 1) {
  const drawing = { flows: Number(values.drawn), most: 100, seed: seed ?? 1 };
  taken.push({ of: 'drawn', size, share: await takenByDrawnFlows(size, drawing) });
}
const text = [
  '|  | journals | entries | too wide to follow | **not in the exploration** |',
  '| --- | --- | --- | --- | --- |',
  row(`random flows (${values.flows}, seed ${values.seed})`, sumOf(random)),
  row('shipped flows', await shippedInclusion(seed ?? 1, (runs ?? 0) * 100)),
  row(
    `${shards === 1 ? 'all' : `part ${values.shard}:`} ${small.flows} flows of up to ${values.small} steps, in every schedule`,
    small,
  ),
].join('\n');
const takenText = takenTable(taken);
process.stdout.write(`${text}\n\n${takenText}\n`);
process.stderr.write(`seconds of processor time: ${Math.round(process.cpuUsage().user / 1e6)}\n`);
for (const failure of failures.slice(0, 20)) process.stdout.write(`${failure}\n`);
if (values.docs) {
  const page = join(import.meta.dirname, '../../docs/proofs.md');
  await recordSection(page, 'inclusion', text);
  await recordSection(page, 'taken', takenText);
}
process.exitCode = failures.length === 0 ? 0 : 1;

interface TakenRow {
  readonly of: 'all' | 'drawn';
  readonly size: number;
  readonly share: TakenShare;
}

/** The share that is taken, by the size of the flows, and the ten commonest that are not. */
function takenTable(rows: readonly TakenRow[]): string {
  const counts = new Map<string, number>();
  for (const [letters, count] of rows.flatMap(({ share }) => share.missing))
    counts.set(letters, (counts.get(letters) ?? 0) + count);
  const commonest = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, 10);
  return [
    '| flows | left alone, too wide | transitions without a mark | taken |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ of, size, share: { flows: count, tooWide, transitions, taken: happened } }) =>
        `| ${of === 'all' ? `all ${count}` : `${count} drawn`} of ${size} steps | ${tooWide} | ${transitions.toLocaleString('en')} | ${((100 * happened) / transitions).toFixed(1)} % |`,
    ),
    '',
    '| commonest that are not taken | how often |',
    '| --- | --- |',
    ...commonest.map(([letters, count]) => `| ${letters} | ${count} |`),
  ].join('\n');
}

function sumOf(all: readonly CheckedWords[]): CheckedWords {
  const sum = (of: (one: CheckedWords) => number) => all.reduce((total, one) => total + of(one), 0);
  return {
    words: sum(({ words }) => words),
    letters: sum(({ letters }) => letters),
    tooWide: sum(({ tooWide }) => tooWide),
    missing: all.flatMap(({ missing }) => missing),
  };
}
