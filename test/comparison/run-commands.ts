import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TidingsCommand } from './comparison-input.ts';

// Runs commands of the program in a tree, all in one process, because starting a process takes longer than most of them.

/** A message to this process, which runs one job after the other. */
export interface CommandJob {
  readonly folder: string;
  readonly commands: readonly TidingsCommand[];
  /** The folder for their outputs. */
  readonly outputs: string;
}

const [tree = ''] = process.argv.slice(2);
const main = join(tree, 'dist/cli/main.js');
let calls = 0;

/** The date of the clock: `tidings rehearse` looks for starts from today on. */
const today = Date.parse('2026-03-02T12:00+08:00');
Date.now = () => today;

process.on('message', (job: CommandJob) => {
  runJob(job).then(
    () => process.send?.('done'),
    (error: unknown) => {
      throw error;
    },
  );
});

async function runJob({ folder, commands, outputs }: CommandJob): Promise<void> {
  process.chdir(folder);
  mkdirSync(outputs, { recursive: true });
  const given = new Set(readdirSync('.'));
  for (const [index, command] of commands.entries()) {
    const { out, err, code } = await call(command.flatMap(expandStar));
    const name = join(outputs, String(index).padStart(3, '0'));
    writeFileSync(`${name}.out`, out);
    writeFileSync(`${name}.err`, err);
    writeFileSync(`${name}.code`, `${code}\n`);
  }
  for (const name of readdirSync('.').filter((one) => !given.has(one)))
    renameSync(name, join(outputs, name));
}

function expandStar(argument: string): readonly string[] {
  if (!argument.endsWith('/*')) return [argument];
  const folder = argument.slice(0, -2);
  const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  return names.map((name) => `${folder}/${name}`);
}

interface CommandOutput {
  readonly out: Buffer;
  readonly err: Buffer;
  readonly code: number | string;
}

/** The program's entry runs when it is loaded: under another name it is loaded again, and the modules that it imports are not. */
async function call(args: TidingsCommand): Promise<CommandOutput> {
  calls += 1;
  process.argv = [process.execPath, main, ...args];
  process.exitCode = undefined;
  const out = captureOutput(process.stdout);
  const err = captureOutput(process.stderr);
  try {
    await import(`${pathToFileURL(main).href}?call=${calls}`);
  } catch (error) {
    process.stderr.write(`thrown: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  return { out: out.end(), err: err.end(), code };
}

/** Captures what is written to a stream until `end`. The path of the tree, which may differ, is replaced. */
function captureOutput(stream: NodeJS.WriteStream): { readonly end: () => Buffer } {
  const parts: Buffer[] = [];
  const write = stream.write.bind(stream);
  stream.write = (chunk: string | Uint8Array) => {
    parts.push(Buffer.from(chunk as string));
    return true;
  };
  return {
    end: () => {
      stream.write = write;
      const all = Buffer.concat(parts);
      return all.includes(tree) ? Buffer.from(all.toString().replaceAll(tree, '<tree>')) : all;
    },
  };
}
