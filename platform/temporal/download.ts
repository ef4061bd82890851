import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lastLine, runChild } from '../process/child.ts';

const host = 'https://temporal.download/';
const answerMs = 4_000;
const downloadMs = 300_000;

/**
 * Downloads the CLI into `target` by means of the Temporal SDK; returns the reason if it cannot.
 * The host is asked first, with a short time limit: if it cannot be reached, the SDK would keep trying for minutes.
 */
export async function downloadCli(target: string): Promise<'installed' | { why: string }> {
  try {
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(answerMs) });
  } catch {
    return { why: 'its host does not answer' };
  }
  const building = `${target}.${process.pid}`;
  await mkdir(building, { recursive: true });
  const { code, stderr } = await runChild({
    command: process.execPath,
    args: ['-e', program, building],
    limitMs: downloadMs,
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  });
  const found = (await readdir(building)).find((name) => name.startsWith('temporal'));
  if (code === 0 && found !== undefined) {
    await mkdir(join(target, 'bin'), { recursive: true });
    await rename(join(building, found), join(target, 'bin', 'temporal'));
    await chmod(join(target, 'bin', 'temporal'), 0o755);
  }
  await rm(building, { recursive: true, force: true });
  return code === 0 && found !== undefined ? 'installed' : { why: lastLine(stderr) };
}

/** A program for a process of its own: it installs the SDK's runtime, of which a process can have only one. */
const program = `
const { TestWorkflowEnvironment } = require('@temporalio/testing');
const executable = { type: 'cached-download', downloadDir: process.argv[1], version: 'v1.9.1' };
TestWorkflowEnvironment.createLocal({ server: { executable } }).then((env) => env.teardown());
`;
