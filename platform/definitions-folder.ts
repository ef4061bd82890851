import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { listEntries, type ListedEntry } from './list-definitions.ts';
import { unreadFile, type FileDiagnostic, type UnreadReason } from './unread-file.ts';

/** The definitions as text, by path below their root, such as `flows/basic-instant.yaml` or `templates/offer/en.md`. */
export interface DefinitionFiles {
  readonly files: ReadonlyMap<string, string>;
  /** What is there and was not read, each with its reason; the compiler takes it for unknown, not for missing. */
  readonly unread: ReadonlyMap<string, FileDiagnostic>;
}

const maxBytes = 256 * 1024;
const maxFiles = 5000;

/** Reads every definition below the two folders. Throws only when a folder itself cannot be read. */
export async function readDefinitions(
  definitions: string,
  templates: string,
  limit = maxFiles,
): Promise<DefinitionFiles> {
  const entries = [
    ...(await listEntries(definitions, '')),
    ...(await listEntries(templates, 'templates/')),
  ].toSorted((a, b) => rankOf(a.file) - rankOf(b.file));
  const files = new Map<string, string>();
  const unread = new Map<string, FileDiagnostic>();
  for (const entry of entries.slice(0, limit)) {
    const found = await readEntry(entry);
    if ('text' in found) files.set(entry.file, found.text);
    else unread.set(entry.file, unreadFile(entry.file, found.reason));
  }
  const rest = entries.slice(limit);
  const [first] = rest;
  const tooMany = first && unreadFile(first.file, 'tooMany', rest.length);
  for (const { file } of rest) if (tooMany) unread.set(file, tooMany);
  return { files: inOrder(files), unread: inOrder(unread) };
}

/** Files at places where definitions lie come first, so that strays never crowd one out. */
const rankOf = (file: string): number => {
  if (!file.includes('/')) return 0;
  return /^((flows|calendars|forms|packs)\/[^/]+|templates\/frame\.mjml|templates\/[^/]+\/[^/]+)$/.test(
    file,
  )
    ? 1
    : 2;
};

const inOrder = <Value>(found: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> =>
  new Map([...found].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))));

async function readEntry({
  root,
  path,
  problem,
}: ListedEntry): Promise<{ readonly text: string } | { readonly reason: UnreadReason }> {
  if (problem) return { reason: problem };
  try {
    const real = await realpath(path);
    if (!isBelow(root, real)) return { reason: 'outside' };
    const found = await stat(real);
    if (found.isDirectory()) return { reason: 'linkedFolder' };
    // Reading a pipe waits for somebody who writes, and a device may never end.
    if (!found.isFile()) return { reason: 'noFile' };
    if (found.size > maxBytes)
      return { reason: /\.(mjml|md)$/.test(path) ? 'longMail' : 'tooLarge' };
    return textOf(await readFile(real));
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): UnreadReason {
  if (error instanceof TypeError) return 'notUtf8';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ELOOP') return 'circle';
  return code === 'ENOENT' ? 'nowhere' : 'unreadable';
}

/** A byte order mark of UTF-8 is left out. */
function textOf(bytes: Uint8Array): { readonly text: string } | { readonly reason: UnreadReason } {
  const [first = 0, second = 0] = bytes;
  if (first + second === 0xff + 0xfe && (first === 0xff || second === 0xff))
    return { reason: 'utf16' };
  return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
}

const isBelow = (root: string, path: string): boolean => {
  const relativePath = relative(root, path);
  return relativePath !== '' && !relativePath.startsWith('..') && !isAbsolute(relativePath);
};
