import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBlock, shortcomings } from './campaign.ts';
import { proofLine } from './proof-line.ts';
import { merged, type Tally } from './tally.ts';

// What is certified happens: rehearsed by the interpreter that runs for real, judged by the record alone. `npm run soundness` does more.

const recorded = join(import.meta.dirname, 'recorded-proofs.txt');
const lines: Record<number, string[]> = {};

let found: Tally;
beforeAll(async () => {
  const blocks = [0, 1, 2].map((block) =>
    runBlock({
      seed: 20_263,
      block,
      flows: 100,
      most: 2,
      runs: 10,
      refused: { runs: 20, oneIn: 20 },
      tightOneIn: 12,
      onProved: (flow, proved) => {
        const ofBlock = (lines[block] ??= []);
        ofBlock.push(proofLine(flow, proved, ofBlock.length % 6 === 0));
      },
    }),
  );
  found = merged(await Promise.all(blocks));
});

test('no certified flow has a bad record, nor one that is later, longer or less than proved', () => {
  expect(found.failures).toEqual([]);
});

test('and there was enough to judge', () => {
  expect(shortcomings(found, { armed: 20, pairs: false })).toEqual([]);
  expect(found.counts['bounds compared']).toBeGreaterThan(500);
});

test('the worst course that a proof shows mostly comes to its bound, unless it says why it may not', () => {
  const { witness: sure = 0, 'witness, near': near = 0 } = found.counts;
  expect(sure).toBeGreaterThan(5);
  expect(near / sure).toBeGreaterThanOrEqual(0.8);
});

// A change of the analyses shows what else it changes. TIDINGS_RECORD=1 writes it anew.
test('of each flow is proved what was proved before', () => {
  const text = Object.values(lines)
    .flat()
    .map((line) => `${line}\n`)
    .join('');
  if (process.env['TIDINGS_RECORD'] === '1') writeFileSync(recorded, text);
  expect(text.split('\n')).toEqual(readFileSync(recorded, 'utf8').split('\n'));
});
