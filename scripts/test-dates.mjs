// Whether the tests pass and `npm start` works on other days than today: npm run test:dates [-- part of a title ...]
import { spawnSync } from 'node:child_process';
import { buildIfChanged } from './build.mjs';
import { installPackages } from './install.mjs';
import { jest } from './jest.mjs';
import { root, say } from './run.mjs';
import { installFaketime, installSystemPackages } from './system-packages.mjs';

/** Hours are those of the shipped calendars; at the two edges the machine's own clock changes within the first minute. */
const unitTests = [
  ['unit tests on a Monday morning', '2026-11-30T09:15+08:00'],
  ['unit tests on a Thursday evening', '2026-12-03T19:40+08:00'],
  ['unit tests on a Friday night', '2026-12-11T23:30+08:00'],
  ['unit tests at the end of 2026', '2026-12-31T23:55+08:00'],
  ['unit tests in the Spring Festival', '2027-02-08T10:00+08:00'],
  ['unit tests on a leap day', '2028-02-29T12:00+08:00'],
  ['unit tests into summer time', '2027-03-28T01:59+01:00', 'Europe/Berlin'],
  ['unit tests out of summer time', '2027-10-31T02:59+02:00', 'Europe/Berlin'],
].map(([title, at, zone = 'UTC']) => ({
  title,
  at,
  run: () =>
    quietly(
      'faketime',
      ['-f', `@${Date.parse(at) / 1000}`, process.execPath, ...jest, '--selectProjects', 'unit'],
      {
        NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
        FAKETIME_FMT: '%s',
        // Waits that are measured stay true.
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        TZ: zone,
        LC_ALL: 'C.UTF-8',
      },
    ),
}));

/** Node's processes alone are on the false date; Temporal keeps the true one. */
const firstMinutes = [
  ['npm start before calendars end', '2026-12-23T09:00+08:00'],
  ['npm start after one has ended', '2027-01-02T09:00+08:00'],
  ['npm start years after all', '2031-06-02T09:00+08:00'],
].map(([title, at]) => ({
  title,
  at,
  run: () => quietly(process.execPath, ['--import', 'tsx', 'test/dates/first-minute.ts', at]),
}));

installPackages();
installSystemPackages();
if (!installFaketime()) process.exit(2);
buildIfChanged();
const words = process.argv.slice(2);
const lines = [...unitTests, ...firstMinutes]
  .filter(({ title }) => words.length === 0 || words.some((word) => title.includes(word)))
  .map(outcomeOf);
say(`\n${lines.map(({ line }) => line).join('\n')}`);
process.exitCode = lines.length > 0 && lines.every(({ fine }) => fine) ? 0 : 1;

/** Said as soon as it is known, and again in the table at the end. */
function outcomeOf({ title, at, run }) {
  const { status, stdout, stderr } = run();
  const fine = status === 0;
  if (!fine) say(`${stderr}${stdout}`);
  const last = stdout.trim().split('\n').at(-1);
  const line = `${fine ? 'ok    ' : 'FAILED'}  ${title.padEnd(34)} ${at.padEnd(24)} ${last}`;
  say(line);
  return { line, fine };
}

function quietly(command, args, env = {}) {
  return spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
}
