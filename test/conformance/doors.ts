import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import { floodCases } from '../workflows/flood-cases.ts';
import { openWorkflowHarness } from '../workflows/harness.ts';
import type { LongReport } from './long-run.ts';

interface DoorRun {
  readonly cli: string;
  readonly bundle: () => Promise<string>;
  readonly seed: number;
  readonly count: number;
}

const keys: PayloadKeys = { active: 'a', byId: new Map([['a', new Uint8Array(32).fill(7)]]) };
const cases = 20;
/** So that cases continue as new in the middle of it. */
const shortRuns = 'limit.historyCount.suggestContinueAsNew=600';

/** Sends signals and updates that nobody means to twenty open cases, and compares each with one that was left alone. */
export async function floodDoors({ cli, bundle, seed, count }: DoorRun): Promise<LongReport> {
  // The harness of the tests finds there what their set-up has prepared.
  process.env['TIDINGS_TEST_TEMPORAL'] = 'none';
  process.env['TIDINGS_TEST_TEMPORAL_CLI'] = cli;
  process.env['TIDINGS_TEST_BUNDLE'] = await bundle();
  const harness = await openWorkflowHarness([shortRuns], keys);
  try {
    await harness.worker(keys);
    const began = performance.now();
    const { taken, journals, expected } = await floodCases(harness, { keys, seed, count, cases });
    const seconds = Math.round((performance.now() - began) / 1000);
    const found = journals.filter((one) => one.join('\n') !== expected.join('\n'));
    return {
      text: `${count} signals and updates sent, ${taken} taken by Temporal, to ${cases} cases in ${seconds} s; ${found.length} cases went otherwise than one that was left alone.`,
      found: found.map((one) => one.join('\n')),
    };
  } finally {
    await harness.close();
  }
}
