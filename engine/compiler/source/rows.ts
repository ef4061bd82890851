/** A line of a text, with the offset at which it begins. */
export interface Row {
  readonly line: string;
  readonly from: number;
  readonly indent: number;
}

/** The lines of a YAML text that are no comments, not empty, and no texts below `|` and `>`. */
export function* rowsOf(text: string): Generator<Row> {
  let from = 0;
  let textBelow: number | undefined;
  for (const line of text.split('\n')) {
    const indent = line.length - line.trimStart().length;
    const row = { line, from, indent };
    from += line.length + 1;
    if (/^\s*(#.*)?$/.test(line)) continue;
    if (textBelow !== undefined && indent > textBelow) continue;
    textBelow = /(^|[\s:-])[|>][+-]?\d?\s*(#.*)?$/.test(line) ? indent : undefined;
    yield row;
  }
}
