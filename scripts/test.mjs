import { buildIfChanged } from './build.mjs';
import { installPackages } from './install.mjs';
import { run } from './run.mjs';
import { installSystemPackages } from './system-packages.mjs';

installPackages();
installSystemPackages();
buildIfChanged();
/**
 * Tests run much code a few times, and a fifth of their processor time went into improving it: V8 waits for nine times as much work as
 * otherwise. V8 of a later version of Node might not know the flag, and would not start.
 */
const improveCodeLater = Number(process.versions.node.split('.')[0]) <= 24;

run(
  process.execPath,
  [
    ...(improveCodeLater ? ['--interrupt-budget=600000'] : []),
    'node_modules/jest/bin/jest.js',
    ...process.argv.slice(2),
  ],
  {
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
  },
  // A hang is to end some day; a busy machine is no failure.
  { timeout: 3_600_000 },
);
