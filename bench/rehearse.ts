import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type * as Compiling from '../engine/compiler/compile.ts';
import type * as Rehearsing from '../engine/simulation/rehearse.ts';
import type { Script } from '../engine/simulation/script.ts';
import type * as Reading from '../platform/definitions-folder.ts';
import { recordSection } from './record-section.ts';
import { figure, table } from './table.ts';
import { hourMs, minuteMs } from '../engine/time/units.ts';

// How many cases a second are rehearsed on one core, and how much memory they leave in use. Measures the built program, since the
// loader for sources wraps every function that is made at run time.

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '50000' },
    /** Rehearses so many more, and looks at the heap ten times on the way. */
    memory: { type: 'string', default: '0' },
    /** Puts the result into docs/bench.md. */
    docs: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '..');
const importBuilt = async <Module>(path: string): Promise<Module> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- built from the module whose type the caller names
  (await import(join(root, 'dist', path))) as Module;

const { rehearse } = await importBuilt<typeof Rehearsing>('engine/simulation/rehearse.js');
const { compileAll } = await importBuilt<typeof Compiling>('engine/compiler/compile.js');
const { readDefinitions } = await importBuilt<typeof Reading>('platform/definitions-folder.js');

const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));
const definitions = await compileAll(files);

const scripts: Readonly<Record<string, Script>> = {
  'everyone answers': {
    scriptedActs: [],
    responseRules: [{ when: { after: { ms: minuteMs }, atMost: { ms: 20 * minuteMs } } }],
  },
  'everyone is silent': { scriptedActs: [] },
  'half of them answer': {
    scriptedActs: [],
    responseRules: [{ when: { after: { ms: minuteMs }, atMost: { ms: 6 * hourMs } }, chance: 0.5 }],
  },
};

const rows: (readonly string[])[] = [];
for (const flow of ['basic-instant', 'core-transparent'])
  for (const [title, script] of Object.entries(scripts)) {
    const rehearsedCase = await caseOf(flow);
    rehearseMany(rehearsedCase, script, 5000);
    const { perSecond, entries } = rehearseMany(rehearsedCase, script, Number(values.cases));
    rows.push([`${flow}, ${title}`, figure(perSecond), entries.toFixed(1)]);
  }
const text = [
  `Node ${process.versions.node}, ${figure(Number(values.cases))} cases each.`,
  table(['', 'cases a second', 'entries a case'], rows),
  ...(await memory(Number(values.memory))),
].join('\n\n');
process.stdout.write(`${text}\n`);
if (values.docs) await recordSection(join(root, 'docs/bench.md'), 'rehearsals', text);

/** Only the processor time of this process is counted: others share the machine. */
function rehearseMany(rehearsedCase: Rehearsing.RehearsedCase, script: Script, cases: number) {
  let entries = 0;
  const before = process.cpuUsage();
  for (let seed = 1; seed <= cases; seed += 1)
    entries += rehearse(rehearsedCase, script, undefined, seed).entries.length;
  const { user, system } = process.cpuUsage(before);
  return { perSecond: cases / ((user + system) / 1e6), entries: entries / cases };
}

async function memory(cases: number): Promise<readonly string[]> {
  if (cases === 0) return [];
  const rehearsedCase = await caseOf('basic-instant');
  const tenths = Array.from({ length: 10 }, (_none, tenth) => {
    rehearseMany(rehearsedCase, scripts['half of them answer'] ?? { scriptedActs: [] }, cases / 10);
    globalThis.gc?.();
    const megabytes = (process.memoryUsage().heapUsed / 2 ** 20).toFixed(1);
    return [figure(((tenth + 1) * cases) / 10), megabytes];
  });
  return [table(['cases of basic-instant', 'MB in use'], tenths)];
}

async function caseOf(flow: string): Promise<Rehearsing.RehearsedCase> {
  const plan = definitions.flows.get(flow)?.plan;
  const people = definitions.directory;
  if (plan === undefined || people === undefined) throw new Error(`"${flow}" does not compile`);
  const sample = await readFile(join(root, `definitions/samples/${flow}.json`), 'utf8');
  const { facts } = JSON.parse(sample);
  const start = Date.parse('2026-11-24T10:00+08:00');
  return { plan: { ...plan, texts: '' }, hash: '', facts, start, people };
}
