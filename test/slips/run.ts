import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { recordSection } from '../../bench/record-section.ts';
import { createRandom } from '../../engine/simulation/random.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { createSlipCheck, judgeSlip, type JudgedSlip } from './judge-slip.ts';
import { slipMakers } from './slip-makers.ts';
import { slipLines, slipTable } from './slip-table.ts';

// `npm run slips`: makes slips of the hand in the shipped definitions, checks each, and says what was found of them and where.

const { values } = parseArgs({
  options: {
    /** Of all classes together. */
    slips: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    /** Stops after so many minutes; what was judged until then counts. */
    minutes: { type: 'string', default: '600' },
    /** Puts the figures into docs/checking.md. */
    docs: { type: 'boolean', default: false },
    /** Writes the slips to look at to a file. */
    list: { type: 'string' },
  },
});
const root = join(import.meta.dirname, '../..');
const { files: definitions } = await readDefinitions(
  join(root, 'definitions'),
  join(root, 'templates'),
);
const scenes = (await readdir(join(root, 'definitions/flows'))).filter((name) =>
  name.endsWith('.test.yaml'),
);
const files = new Map(definitions);
for (const name of scenes)
  files.set(`flows/${name}`, await readFile(join(root, 'definitions/flows', name), 'utf8'));

const check = createSlipCheck();
const right = await check(files);
if (right.found.length > 0) throw new Error('the shipped definitions have findings');
const judged = await judgeAll();
const text = `Seed ${values.seed}, ${judged.length.toLocaleString('en-US')} slips of the hand in the shipped definitions.\n\n${slipTable(judged)}`;
process.stdout.write(`${text}\n`);
if (values.docs) await recordSection(join(root, 'docs/checking.md'), 'slips', text);
if (values.list !== undefined) await writeFile(values.list, `${listed(judged).join('\n')}\n`);
process.exitCode = judged.some(({ crash }) => crash !== undefined) ? 1 : 0;

/** The classes take turns, each as often as its share, so that a run that is stopped has some of each. */
async function judgeAll(): Promise<readonly JudgedSlip[]> {
  const random = createRandom(Number(values.seed));
  const until = performance.now() + Number(values.minutes) * 60_000;
  const all: JudgedSlip[] = [];
  const makers = Object.values(slipMakers);
  const total = makers.reduce((sum, [share]) => sum + share, 0);
  while (all.length < Number(values.slips) && performance.now() < until) {
    let drawn = random() * total;
    const [, make] = makers.find(([share]) => (drawn -= share) < 0) ?? [];
    const slip = make?.(files, random);
    if (slip) all.push(await judgeSlip(slip, check, right.meaning));
  }
  return all;
}

/** All crashes and slow ones, 300 that are clean and mean something else, and what is found elsewhere or too often. */
function listed(all: readonly JudgedSlip[]): readonly string[] {
  return [
    section(
      'crashed or slow',
      all.filter(({ crash, ms }) => crash !== undefined || ms > 1000),
    ),
    section('clean, and changed', all.filter(({ changes }) => changes).slice(0, 300)),
    section(
      'neither on the line nor named',
      all.filter((one) => isFound(one) && !one.isNamed),
    ),
    section(
      'more than five findings',
      all.filter(({ found }) => found.length > 5),
    ),
  ].flat();
}

function isFound({ found }: JudgedSlip): boolean {
  return found.length > 0;
}

function section(title: string, some: readonly JudgedSlip[]): readonly string[] {
  return [`# ${title}`, ...slipLines(some)];
}
