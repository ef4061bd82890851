import { existsSync, readdirSync } from 'node:fs';
import { say, tryRun, works } from './run.mjs';

const needs = [
  { what: 'PostgreSQL', packages: ['postgresql'], present: hasPostgres },
  { what: 'Chromium', packages: ['chromium', 'fonts-noto-cjk'], present: hasChromium },
  { what: 'pip', packages: ['python3', 'python3-pip'], present: hasPip },
];

/** Installs what some tests need where that may be done, as root with apt; else says what will be skipped. */
export function installSystemPackages(wanted = needs) {
  const missing = wanted.filter(({ present }) => !present());
  if (missing.length > 0 && process.getuid?.() === 0 && works('apt-get', ['--version']))
    install(missing.flatMap(({ packages }) => packages));
  for (const { what, packages } of missing.filter(({ present }) => !present()))
    say(`no ${what} here: what needs it is skipped (apt-get install ${packages.join(' ')})`);
}

/** For `npm run test:dates` alone: whether there is a faketime now. */
export function installFaketime() {
  installSystemPackages([{ what: 'faketime', packages: ['faketime'], present: hasFaketime }]);
  return hasFaketime();
}

function install(packages) {
  say(`installing ${packages.join(', ')} (apt-get)`);
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  tryRun('apt-get', ['update', '-qq'], quiet);
  tryRun('apt-get', ['install', '-qq', '-y', '--no-install-recommends', ...packages], quiet);
}

function hasPostgres() {
  const folder = '/usr/lib/postgresql';
  return (
    existsSync(folder) &&
    readdirSync(folder).some((version) => existsSync(`${folder}/${version}/bin/initdb`))
  );
}

function hasChromium() {
  return existsSync('/usr/bin/chromium');
}

function hasFaketime() {
  return works('faketime', ['--version']);
}

/** Only one of the ways to the Temporal CLI, and the last one. */
function hasPip() {
  return works('python3', ['-m', 'pip', '--version']);
}
