import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, say } from './run.mjs';

/** Installs the packages of the lock when they are missing or other ones lie there. */
export function installPackages() {
  if (isInstalled()) return;
  say('installing packages (npm ci)');
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** npm keeps its own list of what lies in node_modules, and writes it last. */
function isInstalled() {
  const list = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const wanted = read(join(root, 'package-lock.json')).packages;
  const present = read(list).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || link || (present[path]?.version ?? (optional ? version : '')) === version,
  );
}

function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
