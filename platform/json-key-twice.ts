/**
 * The first key that an object in this text has twice; `undefined` where there is none. What reads JSON takes the last of them, and whoever
 * has written the other is not told. The text has been read as JSON before.
 */
export function keyGivenTwice(text: string): string | undefined {
  // The keys of each object that is open here; of a list there are none.
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if ('{['.includes(letter)) open.push(new Set());
    if ('}]'.includes(letter)) open.pop();
    if (letter !== '"') continue;
    const end = endOfString(text, at);
    const key = keyIn(text, at, end);
    if (key !== undefined && !isNew(key, open.at(-1))) return key;
    at = end;
  }
  return undefined;
}

function isNew(key: string, keys: Set<string> | undefined): boolean {
  if (keys?.has(key)) return false;
  keys?.add(key);
  return true;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** Only a key is followed by a colon. */
function keyIn(text: string, start: number, end: number): string | undefined {
  let next = end + 1;
  while (/\s/.test(text[next] ?? '')) next += 1;
  return text[next] === ':' ? String(JSON.parse(text.slice(start, end + 1))) : undefined;
}
