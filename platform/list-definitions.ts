import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnreadReason } from './unread-file.ts';

/** Something in a folder that may hold definitions. */
export interface ListedEntry {
  /** The folder itself, with its links followed. */
  readonly root: string;
  readonly path: string;
  /** As diagnostics name it. */
  readonly file: string;
  /** Why it cannot be read, where its place in the folder says so already. */
  readonly problem?: UnreadReason;
}

/** Lists what lies below a folder and is or looks like a definition. Throws only when the folder itself cannot be read. */
export async function listEntries(folder: string, prefix: string): Promise<readonly ListedEntry[]> {
  const root = await realpath(folder);
  return listBelow(root, prefix, await readdirTyped(root), root);
}

type FolderEntries = Awaited<ReturnType<typeof readdirTyped>>;

const readdirTyped = (folder: string) => readdir(folder, { withFileTypes: true });

async function listBelow(
  folder: string,
  prefix: string,
  entries: FolderEntries,
  root: string,
): Promise<readonly ListedEntry[]> {
  const found: ListedEntry[] = [];
  for (const entry of entries) {
    const [path, file] = [join(folder, entry.name), `${prefix}${entry.name}`];
    if (entry.isDirectory()) found.push(...(await listFolder(path, `${file}/`, root)));
    else if (isDefinition(file)) found.push({ root, path, file });
    else if (entry.isSymbolicLink() && isLinkedFolder(file))
      found.push({ root, path, file, problem: 'linkedFolder' });
    else if (looksLikeDefinition(file)) found.push({ root, path, file, problem: 'otherEnding' });
  }
  return found;
}

async function listFolder(
  path: string,
  prefix: string,
  root: string,
): Promise<readonly ListedEntry[]> {
  if (forOthers.test(prefix)) return [];
  try {
    return await listBelow(path, prefix, await readdirTyped(path), root);
  } catch {
    return [{ root, path, file: prefix, problem: 'unreadableFolder' }];
  }
}

/** Folders of other programs: what Git and editors keep, schemas for editors, cases for rehearsals. */
const forOthers = /^(templates\/)?(\.[^/]+|node_modules)\/|^(schema|samples)\/$/;

/** Scenes of rehearsals have a reader of their own. */
const isDefinition = (file: string): boolean =>
  /\.(yaml|yml|mjml)$/.test(file) &&
  !/^flows\/[^/]+\.test\.yaml$/.test(file) &&
  !isHiddenAbove(file);

/** At the top, where other programs leave their settings. */
const isHiddenAbove = (file: string): boolean => /^(templates\/)?\.[^/]*$/.test(file);

const looksLikeDefinition = (file: string): boolean =>
  (/\.(yaml|yml|mjml)(\.txt)?$/i.test(file) || /^templates\/[^/]+\/[^/]+\.html?$/i.test(file)) &&
  !file.endsWith('.test.yaml') &&
  !isHiddenAbove(file);

/** A link in place of a folder that the compiler would look into. */
const isLinkedFolder = (file: string): boolean =>
  /^(flows|calendars|forms|packs|templates)(\/[^/.]+)?$/.test(file);
