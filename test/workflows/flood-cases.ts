import type { Entry } from '../../engine/model/journal.ts';
import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { sendFlood } from '../conformance/flood.ts';
import { sampleFacts } from '../definitions/sample-facts.ts';
import type { HarnessCase, WorkflowHarness } from './harness.ts';

interface CaseFlood {
  readonly keys: PayloadKeys;
  readonly seed: number;
  readonly count: number;
  readonly cases: number;
}

interface FloodReport {
  /** How many messages Temporal has taken. */
  readonly taken: number;
  /** What has become of each case, with the minutes since its start. */
  readonly journals: readonly (readonly string[])[];
  /** The same of a case to which nothing was sent. */
  readonly expected: readonly string[];
}

/** Sends what nobody means to open cases whose approvers stay silent, and lets each come to its end. */
export async function floodCases(
  harness: WorkflowHarness,
  { keys, seed, count, cases }: CaseFlood,
): Promise<FloodReport> {
  const open = () => harness.start('core-transparent', sampleFacts('core-transparent'));
  const untouched = await open();
  const flooded = await Promise.all(Array.from({ length: cases }, open));
  const taken = await sendFlood({
    client: harness.temporal.client,
    keys,
    workflowIds: flooded.map(({ id }) => workflowIdOf(id)),
    seed,
    count,
  });
  return {
    taken,
    journals: await Promise.all(flooded.map(journalOf)),
    expected: await journalOf(untouched),
  };
}

/** Mails leave when a worker has a moment; everything else is due at an instant. */
async function journalOf(opened: HarnessCase): Promise<readonly string[]> {
  const outcome = await opened.execution.finish();
  const entries = await opened.entries();
  const start = entries[0]?.at ?? 0;
  const lines = entries.flatMap((entry) =>
    'message' in entry ? [] : [`${Math.round((entry.at - start) / 60_000)} ${wordOf(entry)}`],
  );
  return [...lines.toSorted(), String(outcome)];
}

const wordOf = (entry: Entry): string =>
  `${entry.kind} ${'task' in entry ? entry.task : ''}${'event' in entry ? entry.event : ''}`;
