import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { findTemporalCli } from '../../platform/temporal-cli.ts';
import { explain } from './explain.ts';
import { type Ready, rehearseScenes, sampled } from './scenes.ts';
import { playSeason, type Report } from './season.ts';
import { shrink } from './shrink.ts';
import { openTheatre } from './theatre.ts';

// `npm run conformance`: many random scenes on the virtual host and on the real one.

const { values } = parseArgs({
  options: {
    scenes: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '20' },
    /** For how many seconds a disagreement is made smaller. */
    shrink: { type: 'string', default: '60' },
    mutations: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '../..');
const print = (text: string) => void process.stdout.write(`${text}\n`);
const say = (line: string) => process.stderr.write(`${line}\n`);
const folder = await mkdtemp(join(tmpdir(), 'tidings-conformance-'));
try {
  const { path: cli } = await findTemporalCli({ folder: join(root, '.tidings'), say });
  const bundle = join(folder, 'workflows.js');
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows'),
    logger: new DefaultLogger('WARN'),
  });
  await writeFile(bundle, code);
  process.exitCode = await manyScenes({ cli, bundle });
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function manyScenes(place: { cli: string; bundle: string }): Promise<number> {
  const lists = sampled(Number(values.seed), Number(values.scenes));
  const { directory, pieces, unsteady } = await rehearseScenes(lists);
  say(`${pieces.length} scenes; ${unsteady} left out, in which the order hangs on seconds`);
  const theatre = await openTheatre({ ...place, directory });
  const began = performance.now();
  try {
    let left = pieces.length;
    const played = () => {
      left -= 1;
      if (left % 100 === 0) say(`${left} to go`);
    };
    const season = { theatre, directory, pieces, lanes: Number(values.lanes), played };
    const report = await playSeason(season);
    print(summary(report, unsteady, performance.now() - began));
    for (const disagreement of report.disagreements.slice(0, 3)) {
      print(explain(disagreement));
      const smaller = await shrink(theatre, disagreement.piece, Number(values.shrink));
      if (smaller !== undefined) print(`smaller:\n${explain(smaller)}`);
    }
    return report.disagreements.length === 0 ? 0 : 1;
  } finally {
    await theatre.close();
  }
}

function summary(report: Report<Ready>, unsteady: number, tookMs: number): string {
  const { lateMs, entries } = report;
  const late = (share: number) => Math.round(lateMs[Math.floor(lateMs.length * share)] ?? 0);
  return [
    `seed ${values.seed}: ${report.scenes} scenes in ${Math.round(tookMs / 1000)} s, ${values.lanes} at once; ${unsteady} left out`,
    `${report.acts} acts, ${report.refused} of them changed nothing`,
    `entries: ${Object.entries(entries)
      .toSorted(([, a], [, b]) => b - a)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}`,
    `latest entry of a scene later than rehearsed: ${late(0.5)} ms in the median, ${late(0.99)} ms at the 99th percentile`,
    `played again, the machine being too slow: ${report.again}`,
    `disagreements: ${report.disagreements.length}`,
  ].join('\n');
}
