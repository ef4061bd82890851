import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { recordSection } from './record-section.ts';
import { figure, ratio, table } from './table.ts';

// `npm run bench:checks`: what `tidings check` costs from a shell in processor time, which other work on the machine changes least, for
// more and more flows: of one alone, of all, again, and after a change.

const root = join(import.meta.dirname, '..');
/** Has the program say what it has cost. */
const atExit = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('processor time: '+(user+system))})`;
const folder = mkdtempSync(join(tmpdir(), 'checks-'));
const rows = [0, 7, 47, 197].map((more) => rowOf(more));
rmSync(folder, { recursive: true });

const [first] = rows;
const found = `Node ${process.versions.node}; seconds of processor time from a shell, for flows of which no two are alike but for their parts.

${table(
  [
    'flows',
    'one alone, first',
    'first',
    'again',
    'one flow changed',
    'one flow asked for',
    'first / first of 3',
  ],
  rows.map(({ flows, alone, cold, warm, changed, one }) => [
    figure(flows),
    ratio(alone),
    ratio(cold),
    ratio(warm),
    ratio(changed),
    ratio(one),
    ratio(cold / (first?.cold ?? cold)),
  ]),
)}`;
process.stdout.write(`${found}\n`);
if (process.argv.includes('--docs'))
  await recordSection(join(root, 'docs/bench.md'), 'checks', found);

function rowOf(more: number) {
  const at = join(folder, String(more));
  cpSync(join(root, 'definitions'), join(at, 'definitions'), { recursive: true });
  cpSync(join(root, 'templates'), join(at, 'templates'), { recursive: true });
  const written = readFileSync(join(root, 'definitions/flows/core-transparent.yaml'), 'utf8');
  for (let index = 0; index < more; index += 1) writeFlow(at, `flow-${index}`, written, index);
  const flow = join(at, 'definitions/flows/core-transparent.yaml');
  const alone = secondsOf(at, flow);
  rmSync(join(at, '.tidings'), { recursive: true });
  const cold = secondsOf(at);
  const warm = secondsOf(at);
  appendFileSync(flow, '# changed\n');
  writeFileSync(
    flow,
    readFileSync(flow, 'utf8').replace('within: 8 business hours', 'within: 7 business hours'),
  );
  return { flows: more + 3, alone, cold, warm, changed: secondsOf(at), one: secondsOf(at, flow) };
}

/** A flow like the shipped one, with another window, so that its proof is its own. */
function writeFlow(at: string, id: string, text: string, index: number): void {
  const flow: unknown = parse(text);
  if (typeof flow !== 'object') throw new Error('the shipped flow is no map');
  const backstops = [
    {
      unless: 'answer',
      after: `${30 + index} days`,
      do: [{ tell: 'candidate', template: 'no-decision-yet' }],
    },
  ];
  writeFileSync(
    join(at, `definitions/flows/${id}.yaml`),
    stringify({ ...flow, flow: id, backstops }),
  );
}

function secondsOf(at: string, ...paths: readonly string[]): number {
  const folders = ['--definitions', join(at, 'definitions'), '--templates', join(at, 'templates')];
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', atExit, join(root, 'dist/cli/main.js'), 'check', ...paths, ...folders],
    { cwd: at, encoding: 'utf8' },
  );
  const [, microseconds] = /processor time: (\d+)$/.exec(stderr) ?? [];
  if (status === 2 || microseconds === undefined) throw new Error(stderr);
  return Number(microseconds) / 1e6;
}
