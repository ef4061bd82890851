import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { examplePlaces } from './examples.ts';
import { type Place, textsBelow } from './place.ts';
import { type Amounts, randomPlaces } from './random.ts';
import { shippedPlaces } from './shipped.ts';

/** Everything that is given to both programs, and where it lies. */
export interface Inputs {
  readonly places: readonly Place[];
  readonly folder: string;
  /** The same for the same files and commands. */
  readonly hash: string;
}

/** Made by the generators of this tree, and written once: both programs read the very same files, so their absolute paths are equal as well. */
export function writeInputs(keep: string, amounts: Amounts): Inputs {
  const places = [...shippedPlaces(), ...examplePlaces(shippedTexts()), ...randomPlaces(amounts)];
  const hash = createHash('sha256').update(JSON.stringify(places)).digest('hex').slice(0, 12);
  const folder = join(keep, `inputs-${hash}`);
  if (!existsSync(folder)) {
    const half = `${folder}.half`;
    rmSync(half, { recursive: true, force: true });
    for (const place of places) write(join(half, place.name), place);
    renameSync(half, folder);
  }
  return { places, folder, hash };
}

function write(folder: string, { files }: Place): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** As the compiler names them; without what it does not read. */
function shippedTexts(): ReadonlyMap<string, string> {
  const definitions = Object.entries(textsBelow('definitions'));
  const templates = Object.entries(textsBelow('templates'));
  return new Map([
    ...definitions.filter(([path]) => /^(?!schema\/|samples\/).*(?<!\.test)\.yaml$/.test(path)),
    ...templates.map(([path, text]) => [`templates/${path}`, text] as const),
  ]);
}
