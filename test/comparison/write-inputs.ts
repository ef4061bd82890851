import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exampleInputs } from './examples.ts';
import { type ComparisonInput, textsBelow } from './comparison-input.ts';
import { type Amounts, randomInputs } from './random.ts';
import { shippedInputs } from './shipped.ts';

/** All inputs of both programs, and the folder that holds them. */
export interface ComparisonInputs {
  readonly inputs: readonly ComparisonInput[];
  readonly folder: string;
  /** The same for the same files and commands. */
  readonly hash: string;
}

/** Generates the inputs by this tree and writes them once: both programs read the very same files, so their absolute paths are equal as well. */
export function writeInputs(keep: string, amounts: Amounts): ComparisonInputs {
  const inputs = [...shippedInputs(), ...exampleInputs(shippedTexts()), ...randomInputs(amounts)];
  const hash = createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 12);
  const folder = join(keep, `inputs-${hash}`);
  if (!existsSync(folder)) {
    const half = `${folder}.half`;
    rmSync(half, { recursive: true, force: true });
    for (const input of inputs) write(join(half, input.name), input);
    renameSync(half, folder);
  }
  return { inputs, folder, hash };
}

function write(folder: string, { files }: ComparisonInput): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** The shipped definitions as the compiler names them, without the files that it does not read. */
function shippedTexts(): ReadonlyMap<string, string> {
  const definitions = Object.entries(textsBelow('definitions'));
  const templates = Object.entries(textsBelow('templates'));
  return new Map([
    ...definitions.filter(([path]) => /^(?!schema\/|samples\/).*(?<!\.test)\.yaml$/.test(path)),
    ...templates.map(([path, text]) => [`templates/${path}`, text] as const),
  ]);
}
