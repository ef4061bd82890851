import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `this is Node ${process.versions.node}, and 20.19 or newer is needed; install it and run this again\n`,
  );
  process.exit(2);
}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Runs a program in the project's folder with our terminal; ends this process as it does when it fails. */
export function run(command, args, env = {}, limits = {}) {
  const { status, error } = tryRun(command, args, env, limits);
  if (error) {
    process.stderr.write(`cannot run "${command}": ${error.message}\n`);
    process.exit(2);
  }
  if (status !== 0) process.exit(status ?? 1);
}

/** The same, and comes back whatever became of it. */
export function tryRun(command, args, env = {}, limits = {}) {
  return spawnSync(command, args, {
    ...limits,
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
}

/** Whether a program runs and is content. */
export function works(command, args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
