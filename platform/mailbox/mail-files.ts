import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';

const suffix = '.eml';

/** File names sort by arrival, even within a millisecond and across restarts. */
const namePattern = /^\d{17}-\d{6}$/;

/** Saves mails as files of a folder; a mail is on disk once the promise resolves with its id. */
export function mailSaver(folder: string): (source: Buffer) => Promise<string> {
  let count = 0;
  return async (source) => {
    count = (count + 1) % 1_000_000;
    const time = new Date().toISOString().replaceAll(/\D/g, '');
    const id = `${time}-${String(count).padStart(6, '0')}`;
    const file = join(folder, `${id}${suffix}`);
    await writeFile(`${file}.part`, source, { flush: true });
    await rename(`${file}.part`, file);
    return id;
  };
}

/** The ids of all saved mails, newest first. */
export async function mailIds(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith(suffix))
    .map((name) => name.slice(0, -suffix.length))
    .filter((id) => namePattern.test(id))
    .toSorted()
    .toReversed();
}

/** The mail as it came; undefined when there is none of this id. */
export async function readSource(folder: string, id: string): Promise<Buffer | undefined> {
  if (!namePattern.test(id)) return undefined;
  try {
    return await readFile(join(folder, `${id}${suffix}`));
  } catch {
    return undefined;
  }
}

/** The mail with its parts decoded; undefined when there is none of this id. One that nobody can read does not keep the others from being shown. */
export async function readMail(folder: string, id: string): Promise<ParsedMail | undefined> {
  const source = await readSource(folder, id);
  if (source === undefined) return undefined;
  try {
    return await simpleParser(source, { skipHtmlToText: true, skipTextToHtml: true });
  } catch {
    return undefined;
  }
}

/** The ids of saved mails whose Message-ID has one of these names before its "@". */
export async function mailsNamed(
  folder: string,
  names: ReadonlySet<string>,
): Promise<readonly string[]> {
  const found = [];
  for (const id of await mailIds(folder)) {
    const source = await readSource(folder, id);
    const [, name = ''] = /^message-id:\s*<([^@>]+)@/im.exec(headOf(source)) ?? [];
    if (names.has(name)) found.push(id);
  }
  return found;
}

/** The lines before the first empty one. */
const headOf = (source: Buffer | undefined): string =>
  source?.toString('latin1').split(/\r?\n\r?\n/, 1)[0] ?? '';

/** Removes saved mails for good. */
export async function removeMails(folder: string, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    if (namePattern.test(id)) await rm(join(folder, `${id}${suffix}`), { force: true });
}
