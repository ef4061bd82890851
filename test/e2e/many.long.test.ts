import { openWorkflowHarness, type WorkflowHarness } from '../workflows/harness.ts';
import { discrepanciesOf } from './mail-discrepancies.ts';
import { liveAtRandom } from './random-people.ts';
import { isObject, type Facts } from '../../engine/model/base.ts';
import { sampleFacts } from '../definitions/sample-facts.ts';

let harness: WorkflowHarness;
beforeAll(async () => {
  harness = await openWorkflowHarness();
  await harness.worker();
}, 60_000);
afterAll(() => harness.close());

const flows = ['basic-instant', 'core-transparent', 'urgent-fast-track'];
const atOnce = 20;
/** `TIDINGS_CASES` asks for more. */
const count = Number(process.env['TIDINGS_CASES'] ?? 60);

const factsOf = (flow: string, index: number): Facts => {
  const facts = sampleFacts(flow);
  const candidate = isObject(facts['candidate']) ? facts['candidate'] : {};
  return { ...facts, candidate: { ...candidate, email: `candidate${index}@example.com` } };
};

test('many cases of the shipped definitions, with people answering at random, run to their ends and tell exactly what they say', async () => {
  const cases: string[] = [];
  const outcomes = new Set<unknown>();
  let next = 0;
  const runNext = async () => {
    for (let index = next++; index < count; index = next++) {
      const flow = flows[index % flows.length] ?? '';
      const harnessCase = await harness.start(flow, factsOf(flow, index));
      cases.push(harnessCase.id);
      outcomes.add(await liveAtRandom(harnessCase, harness.store, index));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, runNext));
  expect(cases).toHaveLength(count);
  expect(await discrepanciesOf(harness.store, harness.relay, cases)).toEqual([]);
  for (const outcome of ['accepted', 'declined', 'rejected', 'undecided', 'no-answer', 'withdrew'])
    expect(outcomes).toContain(outcome);
}, 280_000);
