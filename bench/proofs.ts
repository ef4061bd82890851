import { groupFiles } from '../engine/compiler/library/group-files.ts';
import { checkFlow } from '../engine/compiler/flow/checks/check-flow.ts';
import { compileAll } from '../engine/compiler/compile.ts';
import { lowerFlow } from '../engine/compiler/flow/lower/lower-flow.ts';
import { readLibrary } from '../engine/compiler/library/read-library.ts';
import type { WrittenFlow } from '../engine/compiler/flow/written-flow.ts';
import type { ProofContext } from '../engine/analysis/finding/context.ts';
import { durationsOf } from '../engine/analysis/timing/horizon.ts';
import { prove } from '../engine/analysis/prove.ts';
import { readDefinitions } from '../platform/definitions-folder.ts';
import { percentile } from './batch.ts';
import { behaviourOfPlan } from '../engine/steps/behaviour-of-plan.ts';
import { writtenGrowingFlows } from './growing-flows.ts';
import { growthTable, type MeasuredFlow } from './growth.ts';
import { longFlow } from './long-flow.ts';
import { recordSection } from './record-section.ts';
import { figure, ratio, table } from './table.ts';

// `npm run bench:proofs`: the cost of proving, compared with that of parsing and validating.

const cold = cpuMs(() => prove(longFlow(1000)));
const long = median(15, () => prove(longFlow(1000)));

const { files } = await readDefinitions('definitions', 'templates');
const growing = writtenGrowingFlows();
const { flows, directory, caseSchema } = await compileAll(
  new Map([...files, ...growing.map(({ file }) => file)]),
);
if (directory === undefined || caseSchema === undefined) throw new Error('no definitions');

const rows = ['basic-instant', 'core-transparent', 'urgent-fast-track'].map((flow) => {
  const { plan, packs = [], uses = {} } = flows.get(flow) ?? {};
  if (plan === undefined) throw new Error(`"${flow}" does not compile`);
  const context: ProofContext = { directory, caseSchema, packs, uses };
  const [parsing, proving] = interleaved(
    30,
    () => parseAndValidate(flow),
    () => prove(plan, context),
  );
  return [flow, figure(parsing), figure(proving), ratio((parsing + proving) / parsing)];
});

const measured = [
  ...growing.map(({ name, id }) => ({ name, id })),
  ...['basic-instant', 'core-transparent', 'urgent-fast-track'].map((id) => ({ name: id, id })),
].map(({ name, id }): MeasuredFlow => {
  const plan = flows.get(id)?.plan;
  if (plan === undefined) throw new Error(`"${id}" does not compile`);
  const context: ProofContext = { directory, caseSchema, packs: [], uses: {} };
  return {
    name,
    behaviour: behaviourOfPlan(plan),
    durations: durationsOf(plan),
    prove: () => prove(plan, context),
  };
});
const thousand = longFlow(1000);
const growth = growthTable(
  [
    ...measured,
    {
      name: '1,000 mixed steps',
      behaviour: behaviourOfPlan(thousand),
      durations: durationsOf(thousand),
      prove: () => prove(thousand),
    },
  ],
  cpuMs,
);

const text = `Node ${process.versions.node}.

${table(
  ['1,000 mixed steps over two years', 'ms of processor'],
  [
    ['the first time', figure(cold)],
    ['median of 15', figure(long)],
  ],
)}

${table(['flow', 'parse and validate, ms', 'prove, ms', 'both / parse and validate'], rows)}`;
process.stdout.write(`${text}\n`);
process.stdout.write(`\n${growth}\n`);
if (process.argv.includes('--docs')) {
  await recordSection('docs/bench.md', 'proofs', text);
  await recordSection('docs/proofs.md', 'growth', growth);
}

/** Parses and validates everything that the flow needs, but for the texts of its templates. */
function parseAndValidate(id: string): void {
  const { library } = readLibrary(groupFiles(files));
  const flow = library.flows.get(id);
  if (flow === undefined) throw new Error(`there is no flow "${id}"`);
  for (const one of withParts(flow, library.flows)) checkFlow(one, library);
  lowerFlow(flow, library);
}

function withParts(
  flow: WrittenFlow,
  all: ReadonlyMap<string, WrittenFlow>,
): ReadonlySet<WrittenFlow> {
  const found = new Set([flow]);
  for (const one of found)
    for (const { fields } of one.steps) {
      const part = all.get(String(fields['run']));
      if (part) found.add(part);
    }
  return found;
}

/** Processor time, so that other work on the machine costs little. */
function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function median(rounds: number, work: () => unknown): number {
  return percentile(
    Array.from({ length: rounds }, () => cpuMs(work)),
    0.5,
  );
}

/** Medians of two pieces of work that take turns, so that both meet the same machine. */
function interleaved(
  rounds: number,
  a: () => unknown,
  b: () => unknown,
): readonly [number, number] {
  const times: readonly [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    times[0].push(cpuMs(a));
    times[1].push(cpuMs(b));
  }
  return [percentile(times[0], 0.5), percentile(times[1], 0.5)];
}
