import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Measurement, measure } from './measure.ts';
import { report } from './report.ts';
import { startStack } from './stack.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '300' },
    'at-once': { type: 'string', default: '50' },
    decisions: { type: 'string', default: '60' },
    /** Puts the result into docs/bench.md. */
    docs: { type: 'boolean', default: false },
  },
});
const amounts = {
  cases: Number(values.cases),
  atOnce: Number(values['at-once']),
  decisions: Number(values.decisions),
};

const runs = [
  { side: 'by-hand', load: 'idle' },
  { side: 'flow', load: 'idle' },
  { side: 'flow', load: 'journal' },
  { side: 'by-hand', load: 'shipped' },
  { side: 'flow', load: 'shipped' },
] as const;

const printProgress = (line: string) => process.stderr.write(`${line}\n`);

const stack = await startStack({ report: printProgress });
try {
  const all: Measurement[] = [];
  for (const run of runs) {
    printProgress(`measuring: ${run.side}, ${run.load}`);
    all.push(await measure(stack, run, amounts));
  }
  const text = await report(all, amounts);
  console.log(text);
  if (values.docs) await intoDocs(text);
} finally {
  await stack.stop();
}

async function intoDocs(text: string): Promise<void> {
  const file = fileURLToPath(new URL('../docs/bench.md', import.meta.url));
  const page = await readFile(file, 'utf8');
  const mark = '<!-- What follows was printed by the bench. -->';
  const [before = ''] = page.split(mark);
  await writeFile(file, `${before}${mark}\n\n${text}\n`);
}
