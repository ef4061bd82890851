import { readFile, writeFile } from 'node:fs/promises';

/** Puts what was found into a page, between the two marks that bear its name. */
export async function recordSection(file: string, name: string, text: string): Promise<void> {
  const page = await readFile(file, 'utf8');
  const [before, after] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const from = page.indexOf(before) + before.length;
  const to = page.indexOf(after);
  if (to < from) throw new Error(`${file} has no place for the ${name}`);
  await writeFile(file, `${page.slice(0, from)}\n\n${text}\n\n${page.slice(to)}`);
}
