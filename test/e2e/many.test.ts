import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStage, type Stage } from '../workflows/stage.ts';
import { faultsOf } from './account.ts';
import { live } from './random-people.ts';
import type { Facts } from '../../engine/model/base.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.worker();
}, 60_000);
afterAll(() => stage.close());

const samples = join(import.meta.dirname, '../../definitions/samples');
const flows = ['basic-instant', 'core-transparent', 'urgent-fast-track'];
const atOnce = 20;
/** As many as fit into a run of all tests; `TIDINGS_CASES` asks for more. */
const count = Number(process.env['TIDINGS_CASES'] ?? 60);

const factsOf = (flow: string, index: number): Facts => {
  const { facts } = JSON.parse(readFileSync(join(samples, `${flow}.json`), 'utf8')) as {
    facts: Facts & { readonly candidate: Facts };
  };
  const candidate = { ...facts.candidate, email: `candidate${index}@example.com` };
  return { ...facts, candidate };
};

test('many cases of the shipped definitions, with people answering at random, run to their ends and tell exactly what they say', async () => {
  const cases: string[] = [];
  const outcomes = new Set<unknown>();
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) {
      const flow = flows[index % flows.length] ?? '';
      const its = await stage.start(flow, factsOf(flow, index));
      cases.push(its.id);
      outcomes.add(await live(its, stage.store, index));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  expect(cases).toHaveLength(count);
  expect(await faultsOf(stage.store, stage.relay, cases)).toEqual([]);
  for (const outcome of ['accepted', 'declined', 'rejected', 'undecided', 'no-answer', 'withdrew'])
    expect(outcomes).toContain(outcome);
}, 280_000);
