// This import stands first, since the following modules read the table of kinds.
// oxlint-disable-next-line import/no-unassigned-import -- it puts itself into the table
import './linger.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { testServer } from '../../temporal-server.ts';
import { runBatch } from '../batch.ts';
import { type PreparedScenario, prepareCorpus, sampled } from '../corpus.ts';
import { describeDisagreement } from '../describe-disagreement.ts';
import { openConformanceHarness } from '../harness.ts';
import { rehearseScenario } from '../run-scenario.ts';

/**
 * Plays random scenes in which the new kind runs, in a process of its own, since no other test may have the kind in its table; prints what
 * differs.
 */

const { directory, scenarios } = await prepareCorpus(sampled(11, 60));
const lingers = ({ pinned, facts, start, ...others }: PreparedScenario): boolean => {
  const rehearsedCase = { plan: { ...pinned.plan, texts: '' }, hash: '', facts };
  const { trace } = rehearseScenario(others, rehearsedCase, directory, start);
  return [...trace.ran].some(({ kind }) => kind === 'linger');
};
const chosen = scenarios.filter(lingers).slice(0, 10);

const folder = await mkdtemp(join(tmpdir(), 'tidings-new-kind-'));
const bundle = join(folder, 'workflows.js');
const { code } = await bundleWorkflowCode({
  workflowsPath: import.meta.dirname,
  logger: new DefaultLogger('WARN'),
});
await writeFile(bundle, code);
const harness = await openConformanceHarness({ cli: testServer().cli, bundle, directory });
try {
  const { scenes, disagreements } = await runBatch({
    harness,
    directory,
    scenarios: chosen,
    concurrency: 10,
  });
  for (const one of disagreements) process.stdout.write(`${describeDisagreement(one)}\n`);
  process.stdout.write(`${scenes} scenes, ${disagreements.length} disagreements\n`);
} finally {
  await harness.close();
  await rm(folder, { recursive: true });
}
