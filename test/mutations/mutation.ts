/** A deliberate error in the shipped definitions, and the diagnostics of which one has to report it. */
export interface Mutation {
  readonly title: string;
  /** The flow that it spoils; only that one is checked. */
  readonly flow: 'basic-instant' | 'core-transparent' | 'urgent-fast-track';
  /** Edits that come first, and make the flow depend on what is then taken away; after them alone nothing is reported. */
  readonly given?: readonly Edit[];
  readonly edits: readonly Edit[];
  /** One of these codes must be reported, ... */
  readonly codes: readonly [string, ...string[]];
  /** ... on a line with these words: the one that was changed, or the promise that it breaks. */
  readonly on: string;
}

/** A text that stands once in a file, and what is written in its place; a file without `from` is taken away. */
export interface Edit {
  readonly file: string;
  readonly from?: string;
  readonly to?: string;
}

type EditedFiles = ReadonlyMap<string, string>;

/** Throws when a text is not there, or not only once: the table would no longer say what it means. */
export function applyEdits(files: EditedFiles, edits: readonly Edit[]): EditedFiles {
  const changed = new Map(files);
  for (const { file, from, to = '' } of edits) {
    const text = changed.get(file);
    if (text === undefined) throw new Error(`there is no "${file}"`);
    if (from === undefined) changed.delete(file);
    else changed.set(file, replaceOnce(text, { file, from, to }));
  }
  return changed;
}

function replaceOnce(text: string, { file, from, to }: Required<Edit>): string {
  const places = text.split(from).length - 1;
  if (places !== 1) throw new Error(`"${from}" stands ${places} times in ${file}, not once`);
  return text.replace(from, () => to);
}
