import { readdir, realpath, stat } from 'node:fs/promises';
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
    else {
      const problem =
        (entry.isSymbolicLink() && (await problemOfLink(path, file))) || strayAs(file);
      if (problem) found.push({ root, path, file, problem });
    }
  }
  return found;
}

/** A link that leads nowhere is told where definitions lie, whatever it is called. */
async function problemOfLink(path: string, file: string): Promise<UnreadReason | undefined> {
  if (isHiddenAbove(file)) return undefined;
  try {
    return (await stat(path)).isDirectory() && isLinkedFolder(file) ? 'linkedFolder' : undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ELOOP'
      ? 'circle'
      : 'nowhere';
  }
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
  (/\.(yaml|yml|mjml)$/.test(file) || isMarkdown(file) || isPicture(file)) &&
  !/^flows\/[^/]+\.test\.yaml$/.test(file) &&
  !isHiddenAbove(file);

/** A text stands in the folder of its template, and is called after its language. */
const isMarkdown = (file: string): boolean => markdown.test(file);

const markdown = /^templates\/[^/]+\/[a-z]{2,3}([-_]\w+)*\.md$/;

/** A logo stands beside house.yaml. */
const isPicture = (file: string): boolean => /^[^/]+\.svg$/.test(file);

/** At the top, where other programs leave their settings. */
const isHiddenAbove = (file: string): boolean => /^(templates\/)?\.[^/]*$/.test(file);

/** As what a file that nobody reads is told; of others in the folder, such as a README, nothing is said. */
function strayAs(file: string): UnreadReason | undefined {
  if (file.endsWith('.test.yaml') || isHiddenAbove(file)) return undefined;
  if (copies.test(file) || textCopies.test(file)) return 'copy';
  return /\.(yaml|yml|mjml)(\.txt)?$/i.test(file) ||
    otherText.test(file) ||
    (placed.test(file) && !forReaders.test(file))
    ? 'otherEnding'
    : undefined;
}

/** What editors and people keep of a file before they change it. */
const copies = /\.(yaml|yml|mjml)(~|\.(bak|old|orig|save|tmp|swp)|#)$/i;
const textCopies = /^templates\/[^/]+\/[a-z]{2}(-\w+)?\.md(~|\.(bak|old|orig|save|tmp|swp)|#)$/i;

/** What was probably meant for a definition: it lies where definitions lie, or is called like one. */
const placed =
  /^((flows|calendars|forms|packs|templates\/[^/]+)\/[^/]+|case|directory|house|routing)\.(json|txt|bak|old|orig|toml|html?)$/i;

/** A text with an ending that nobody reads. */
const otherText = /^templates\/[^/]+\/[a-z]{2}(-\w+)?\.(markdown|mdx?|md\.txt)$/i;

const forReaders = /(^|\/)(readme|license|changelog|notes)\.[^/]*$/i;

/** A link in place of a folder that the compiler would look into. */
const isLinkedFolder = (file: string): boolean =>
  /^(flows|calendars|forms|packs|templates)(\/[^/.]+)?$/.test(file);
