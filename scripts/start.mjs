import { spawn } from 'node:child_process';
import { buildIfChanged } from './build.mjs';
import { installPackages } from './install.mjs';
import { root } from './run.mjs';

installPackages();
buildIfChanged();
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
const child = spawn(process.execPath, ['dist/cli/main.js', 'start', ...process.argv.slice(2)], {
  cwd: root,
  // The last one is a line that breaks when this process is killed, which tells the child to stop.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  // Workflows must not see the machine's zone and locale.
  env: { TIDINGS_TIME_ZONE: timeZone, ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' },
});
// Ctrl-C reaches the child by itself, a kill of this process does not; either way the child ends first.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

// A kill of npm ends its shell and nothing below it.
const parent = process.ppid;
const orphaned = () => process.ppid !== parent && child.kill('SIGTERM');
if (process.env['npm_lifecycle_event'] === 'start') setInterval(orphaned, 500);
