import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';

/** All mails that the mailbox of a stack has kept. */
export async function mailsIn(folder: string): Promise<readonly ParsedMail[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
  return Promise.all(names.map(async (name) => simpleParser(await readFile(join(folder, name)))));
}

/** Where the links of these mails lead. */
export const pagesIn = (mails: readonly ParsedMail[]): readonly string[] => [
  ...new Set(
    mails.flatMap(({ text = '' }) => text.match(/http:\/\/[^\s\]]*\/[tc]\/[\w-]+/g) ?? []),
  ),
];

/** What is wrong with pages that do not come. */
export async function statusesOf(pages: readonly string[]): Promise<readonly string[]> {
  const answers = await Promise.all(pages.map((page) => fetch(page)));
  return answers.flatMap(({ status, url }) => (status === 200 ? [] : [`${url} answers ${status}`]));
}
