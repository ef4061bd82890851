import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findTemporalCli } from '../../../platform/temporal/cli.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidings-cli-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program that answers `--version` as the CLI does. */
async function put(file: string, server: string): Promise<string> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/sh\necho "temporal version 1.9.1 (Server ${server}, UI 2.54.1)"\n`);
  await chmod(path, 0o755);
  return path;
}

async function find(env: Record<string, string>) {
  const said: string[] = [];
  const { path, from } = await findTemporalCli({ folder, env, report: (line) => said.push(line) });
  return { path: path.slice(folder.length + 1), from, said };
}

const onPath = () => ({ PATH: `${folder}/empty:${folder}/bin:/usr/bin:/bin` });

test('the one named by TEMPORAL_CLI is taken as it is', async () => {
  const named = await put('mine', '1.20.0');
  await put('bin/temporal', '1.32.0');
  expect(await find({ ...onPath(), TEMPORAL_CLI: named })).toEqual({
    path: 'mine',
    from: 'TEMPORAL_CLI, server 1.20.0',
    said: [],
  });
});

test('one named by TEMPORAL_CLI that does not run is not passed over', async () => {
  await expect(find({ ...onPath(), TEMPORAL_CLI: join(folder, 'gone') })).rejects.toThrow(
    `TEMPORAL_CLI is "${folder}/gone", which does not run as a Temporal CLI; correct it or unset it`,
  );
});

test('one on PATH comes before the cache', async () => {
  await put('bin/temporal', '1.33.1');
  await put('temporal-cli/bin/temporal', '1.32.0');
  expect(await find(onPath())).toEqual({
    path: 'bin/temporal',
    from: 'PATH, server 1.33.1',
    said: [],
  });
});

test('an older one on PATH is passed over with a word, for the cache', async () => {
  const old = await put('bin/temporal', '1.31.2');
  await put('temporal-cli/bin/temporal', '1.32.0');
  expect(await find(onPath())).toEqual({
    path: 'temporal-cli/bin/temporal',
    from: 'the cache, server 1.32.0',
    said: [`passing over ${old}: its server 1.31.2 is older than 1.32`],
  });
});
