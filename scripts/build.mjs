import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, run, say } from './run.mjs';

const rooms = [
  'engine',
  'workflows',
  'worker',
  'wording',
  'rendering',
  'server',
  'store',
  'platform',
  'cli',
];
const settings = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
const stamp = join(root, 'dist', '.sources');

/** Builds `dist` unless it was made from exactly these sources. */
export function buildIfChanged() {
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  say('building');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']);
  run(process.execPath, ['scripts/bundle-workflows.mjs']);
  run(process.execPath, ['scripts/bundle-check.mjs'], { NODE_OPTIONS: '' });
  // npm makes a command executable when it links it, and not again when it is built anew.
  chmodSync(join(root, 'dist/cli/main.js'), 0o755);
  writeFileSync(stamp, sources);
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...settings, ...rooms.flatMap(filesIn)])
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesIn(room) {
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .toSorted();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildIfChanged();
