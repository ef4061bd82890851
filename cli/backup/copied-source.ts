import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readConfig, type Config } from '../../platform/settings/config.ts';
import { couldNotRun } from '../command/command-error.ts';
import { stackKeys, stackKeysIn } from './key-folder.ts';

/** What is copied, or filled again: the data folder of the embedded stack, or a database of PostgreSQL. */
export type CopiedSource = {
  readonly keys: Config['temporal']['keys'];
} & ({ readonly data: string } | { readonly url: string });

/** PostgreSQL where `TIDINGS_DATABASE_URL` is set, else the data folder, with the payload key that lies in `keysIn`. */
export async function copiedSource(data: string, keysIn: string): Promise<CopiedSource> {
  const folder = resolve(data);
  const key = (await stackKeysIn(keysIn)).get('payload-key')?.trim();
  const read = readConfig({
    ...(key !== undefined && { TIDINGS_PAYLOAD_KEYS: `embedded:${key}` }),
    ...process.env,
    TIDINGS_DATA: folder,
  });
  if ('problems' in read) throw couldNotRun(read.problems.join('\n'));
  const { store, owner, temporal } = read.config;
  const { keys } = temporal;
  return 'url' in store ? { keys, url: owner?.url ?? store.url } : { keys, data: folder };
}

/** What the embedded stack keeps of cases, besides its database: Temporal's state, and the anchors of the records. */
export const stackFiles = ['temporal.db', 'temporal.db-wal', 'temporal.db-shm', 'anchors.jsonl'];

/** Copies what people have sent, sealed as it lies; what is half written there is no file yet. */
export async function copySealedFiles(from: string, to: string): Promise<void> {
  if (existsSync(from))
    await cp(from, to, { recursive: true, filter: (path) => !path.endsWith('.part') });
}

/** Names in a data folder that hold something of cases. */
export const occupied = (data: string): readonly string[] =>
  ['store', ...stackFiles, 'mail', ...stackKeys].filter((name) => existsSync(join(data, name)));
