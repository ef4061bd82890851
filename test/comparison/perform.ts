import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from './place.ts';

// Carries out commands of the program below a tree, all in one process, because starting one takes longer than most of them.

/** What this process is sent, one after the other. */
export interface Job {
  readonly folder: string;
  readonly commands: readonly Command[];
  /** For what comes of them. */
  readonly outputs: string;
}

const [tree = ''] = process.argv.slice(2);
const main = join(tree, 'dist/cli/main.js');
let calls = 0;

/** Some starts are looked for from today. */
const today = Date.parse('2026-03-02T12:00+08:00');
Date.now = () => today;

process.on('message', (job: Job) => {
  perform(job).then(
    () => process.send?.('done'),
    (error: unknown) => {
      throw error;
    },
  );
});

async function perform({ folder, commands, outputs }: Job): Promise<void> {
  process.chdir(folder);
  mkdirSync(outputs, { recursive: true });
  const given = new Set(readdirSync('.'));
  for (const [index, command] of commands.entries()) {
    const { out, err, code } = await call(command.flatMap(unfolded));
    const name = join(outputs, String(index).padStart(3, '0'));
    writeFileSync(`${name}.out`, out);
    writeFileSync(`${name}.err`, err);
    writeFileSync(`${name}.code`, `${code}\n`);
  }
  for (const name of readdirSync('.').filter((one) => !given.has(one)))
    renameSync(name, join(outputs, name));
}

function unfolded(argument: string): readonly string[] {
  if (!argument.endsWith('/*')) return [argument];
  const folder = argument.slice(0, -2);
  const names = existsSync(folder) ? readdirSync(folder).toSorted() : [];
  return names.map((name) => `${folder}/${name}`);
}

interface Came {
  readonly out: Buffer;
  readonly err: Buffer;
  readonly code: number | string;
}

/** The entry runs when it is loaded: asked for by another name it is loaded again, and what it stands on is not. */
async function call(args: Command): Promise<Came> {
  calls += 1;
  process.argv = [process.execPath, main, ...args];
  process.exitCode = undefined;
  const out = heard(process.stdout);
  const err = heard(process.stderr);
  try {
    await import(`${pathToFileURL(main).href}?call=${calls}`);
  } catch (error) {
    process.stderr.write(`thrown: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  return { out: out.end(), err: err.end(), code };
}

/** Keeps what is written to a stream, until its end. Where the tree lies is the one thing that may differ. */
function heard(stream: NodeJS.WriteStream): { readonly end: () => Buffer } {
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
