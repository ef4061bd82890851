import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { keepDoing } from '../../platform/process/keep-doing.ts';
import type { Store } from '../../store/database.ts';
import { replaceDirectory } from '../../store/people.ts';
import type { ServerLog } from './server-log.ts';
import type { Catalog } from './catalog.ts';

export interface DirectorySync {
  readonly store: Store;
  readonly catalog: Catalog;
  readonly definitions: string;
  readonly log: ServerLog;
}

const everyMs = 2_000;

/** Copies the directory, which is not pinned with cases, into the store, now and whenever its file changes. Returns how to stop. */
export const syncDirectory = async (sync: DirectorySync): Promise<() => Promise<void>> => {
  let seen = await modifiedAt(sync.definitions);
  await loadDirectory(sync);
  const reloadIfChanged = async () => {
    const now = await modifiedAt(sync.definitions);
    if (now === seen) return;
    seen = now;
    await loadDirectory(sync);
  };
  return keepDoing(
    reloadIfChanged,
    (error) => sync.log.warn({ err: error }, 'the directory could not be read'),
    { everyMs, begins: 'later' },
  );
};

const loadDirectory = async ({ store, catalog, log }: DirectorySync): Promise<void> => {
  const { directory, diagnostics } = await catalog.current();
  if (directory) return replaceDirectory(store, directory);
  const { message, line } = diagnostics.find(({ file }) => file === 'directory.yaml') ?? {};
  log.warn(
    { fault: message, line },
    'directory.yaml has faults: the directory stays as it was; run "tidings check"',
  );
};

/** When the directory changed last, or `case.yaml`, whose schema has the field of the department. */
const modifiedAt = async (definitions: string): Promise<string> => {
  const times = ['directory.yaml', 'case.yaml'].map(async (file) => {
    try {
      return (await stat(join(definitions, file))).mtimeMs;
    } catch {
      return 0;
    }
  });
  return (await Promise.all(times)).join(' ');
};
