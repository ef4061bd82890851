import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codesPage } from './codes-page.ts';
import { housePage } from './house-page.ts';
import { partPage } from './part-page.ts';
import { settingsPage } from './settings-page.ts';
import { stepsPage } from './steps-page.ts';

/** The pages of the reference by file name. */
export const referencePages = (): Readonly<Record<string, string>> => ({
  'steps.md': stepsPage(),
  'codes.md': codesPage(),
  'house.md': housePage(),
  'part.md': partPage(),
  'settings.md': settingsPage(),
});

/** The names of the pages that are missing in a folder or say something else there. */
export async function stalePages(
  folder: string,
  pages: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const found = await Promise.all(
    Object.entries(pages).map(async ([name, text]) => {
      const present = await readFile(join(folder, name), 'utf8').catch(() => undefined);
      return present === text ? [] : [name];
    }),
  );
  return found.flat();
}
