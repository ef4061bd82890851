import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { addDefinitionsOption } from './command/definition-folders.ts';
import { schemaFiles } from '../engine/compiler/schemas.ts';

/** `tidings schema`: writes the JSON Schemas by which editors complete and check definitions. */
export const schemaCommand = (): Command =>
  addDefinitionsOption(
    new Command('schema').description('write the JSON Schemas for editors'),
  ).action(async ({ definitions }: { readonly definitions: string }) => {
    const folder = join(definitions, 'schema');
    await mkdir(folder, { recursive: true });
    for (const [file, text] of schemaFiles()) await writeFile(join(folder, file), text);
    process.stdout.write(`${schemaFiles().size} schemas written to ${folder}\n`);
  });
