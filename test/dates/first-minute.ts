import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findTemporalCli } from '../../platform/temporal/cli.ts';
import { root } from '../docs/documents.ts';
import { freePorts, type TidingsProcess } from '../start/tidings.ts';
import { falseDate, interrupt } from './false-date.ts';
import { mailsIn, pagesIn, statusesOf } from './pages.ts';
import { playReadme, writeReadmeFlow } from './readme-example.ts';

// node --import tsx test/dates/first-minute.ts 2031-06-02T09:00+08:00
// `npm start` on a false date, and what the README does with it; prints a line for each thing that is wrong.

const minuteMs = 60_000;

/** What breaks in the first minute of `npm start` on this date. */
async function firstMinute(at: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-dates-'));
  const definitions = join(folder, 'definitions');
  await cp(join(root, 'definitions'), definitions, { recursive: true });
  await writeReadmeFlow(definitions);
  const temporal = await findTemporalCli({ folder: join(root, '.tidings') });
  const { ports, options } = await freePorts();
  const url = `http://127.0.0.1:${ports.server}`;
  const date = falseDate(at, {
    TEMPORAL_CLI: temporal.path,
    TIDINGS_DEFINITIONS: definitions,
    TIDINGS_DATA: folder,
    TIDINGS_BASE_URL: url,
    TIDINGS_LOG_FORMAT: 'json',
  });
  const over = pause(minuteMs);
  const started = date.start('npm', ['start', '--', '--data', folder, ...options]);
  try {
    await started.says('Tidings runs.');
    const wrong = [
      ...samplesIn(started.said()),
      ...(await playReadme(date, { url, definitions, mail: join(folder, 'mail') })),
    ];
    await over;
    const mails = await mailsIn(join(folder, 'mail'));
    const pages = [`${url}/console`, `http://127.0.0.1:${ports.mailbox}/`, ...pagesIn(mails)];
    return [...wrong, ...(await statusesOf(pages)), ...(await endOf(started))];
  } finally {
    await interrupt(started);
    process.stderr.write(started.said());
    await rm(folder, { recursive: true, force: true });
  }
}

const samples = ['basic-instant', 'core-transparent', 'senior-transparent', 'urgent-fast-track'];

const samplesIn = (said: string): readonly string[] =>
  samples
    .filter((name) => !said.includes(`sample case: ${name}.json opened`))
    .map((name) => `the sample ${name} was not opened`);

/** Ends it as Ctrl-C does, and looks at all that it has said. */
async function endOf(started: TidingsProcess): Promise<readonly string[]> {
  const ended = started.child.exitCode !== null;
  await interrupt(started);
  const said = started.said();
  return [
    ...(ended ? ['it ended by itself'] : []),
    ...(said.includes('stopped; every open case goes on') ? [] : ['it did not stop in order']),
    ...said.split('\n').filter((line) => /"level":"(error|fatal)"/.test(line)),
  ];
}

try {
  const [at = ''] = process.argv.slice(2);
  const wrong = await firstMinute(at);
  process.stdout.write(`${wrong.length === 0 ? 'nothing breaks' : wrong.join('\n')}\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
