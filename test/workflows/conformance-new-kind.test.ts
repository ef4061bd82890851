// This import stands first, since the following modules read the table of kinds.
// oxlint-disable-next-line import/no-unassigned-import -- it puts itself into the table
import '../conformance/new-kind/linger.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { describeDisagreement } from '../conformance/describe-disagreement.ts';
import { rehearseScenario } from '../conformance/run-scenario.ts';
import { type PreparedScenario, prepareCorpus, sampled } from '../conformance/corpus.ts';
import { runBatch } from '../conformance/batch.ts';
import { openConformanceHarness } from '../conformance/harness.ts';
import { testServer } from '../temporal-server.ts';

// One file and one line of a table make a kind of step: the generator draws it, the rehearsal and the worker carry it out alike.

test('a kind that nobody knew is drawn, rehearsed and carried out alike', async () => {
  const { directory, scenarios } = await prepareCorpus(sampled(11, 60));
  const lingers = ({ pinned, facts, start, ...others }: PreparedScenario): boolean => {
    const rehearsedCase = { plan: { ...pinned.plan, texts: '' }, hash: '', facts };
    const { trace } = rehearseScenario(others, rehearsedCase, directory, start);
    return [...trace.ran].some(({ kind }) => kind === 'linger');
  };
  const chosen = scenarios.filter(lingers).slice(0, 10);
  expect(chosen).toHaveLength(10);

  const folder = await mkdtemp(join(tmpdir(), 'tidings-new-kind-'));
  const bundle = join(folder, 'workflows.js');
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(import.meta.dirname, '../conformance/new-kind'),
    logger: new DefaultLogger('WARN'),
  });
  await writeFile(bundle, code);
  const harness = await openConformanceHarness({ cli: testServer().cli, bundle, directory });
  try {
    const { disagreements } = await runBatch({
      harness,
      directory,
      scenarios: chosen,
      concurrency: 10,
    });
    expect(disagreements.map(describeDisagreement).join('\n')).toBe('');
  } finally {
    await harness.close();
    await rm(folder, { recursive: true });
  }
}, 180_000);
