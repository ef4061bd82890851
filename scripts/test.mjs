import { buildIfChanged } from './build.mjs';
import { installPackages } from './install.mjs';
import { jest } from './jest.mjs';
import { run } from './run.mjs';
import { installSystemPackages } from './system-packages.mjs';

installPackages();
installSystemPackages();
buildIfChanged();
run(
  process.execPath,
  [...jest, ...process.argv.slice(2)],
  {
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
  },
  // A hang is to end some day; a busy machine is no failure.
  { timeout: 3_600_000 },
);
