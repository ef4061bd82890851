import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/**
 * Remembers what a computation came to, under the content of everything that it stands on. What is remembered lies in files, so that the
 * next check finds it; whatever goes wrong with them is a computation made again.
 */
export interface CheckMemory {
  /** `subject` is JSON. */
  readonly recall: <Value>(subject: unknown, compute: () => Value) => Value;
  readonly recallLater: <Value>(subject: unknown, compute: () => Promise<Value>) => Promise<Value>;
}

/** A memory in a folder, for this very program: another program, or another day, finds nothing in it. */
export function createCheckMemory(folder: string, program: string): CheckMemory {
  const known = new Map<string, unknown>();
  let isTidied = false;
  const lookUp = (key: string): { readonly value: unknown } | undefined => {
    if (known.has(key)) return { value: known.get(key) };
    const found = read(join(folder, key));
    if (found) known.set(key, found.value);
    return found;
  };
  const keep = (key: string, value: unknown): void => {
    known.set(key, value);
    write(folder, key, value);
    if (!isTidied) forgetOldest(folder);
    isTidied = true;
  };
  const keyOf = (subject: unknown): string =>
    createHash('sha256').update(`${program}\0`).update(JSON.stringify(subject)).digest('hex');
  return {
    recall(subject, compute) {
      const key = keyOf(subject);
      const found = lookUp(key);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same program has written it for the same subject
      if (found) return found.value as ReturnType<typeof compute>;
      const value = compute();
      keep(key, value);
      return value;
    },
    async recallLater(subject, compute) {
      const key = keyOf(subject);
      const found = lookUp(key);
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same program has written it for the same subject
      if (found) return found.value as Awaited<ReturnType<typeof compute>>;
      const value = await compute();
      keep(key, value);
      return value;
    },
  };
}

function read(path: string): { readonly value: unknown } | undefined {
  try {
    const bytes = readFileSync(path);
    const digest = bytes.subarray(0, digestLength);
    const content = bytes.subarray(digestLength);
    // A file that was cut, or written by somebody else, is no memory.
    if (!digest.equals(digestOf(content))) return undefined;
    const value: unknown = deserialize(content);
    return { value };
  } catch {
    return undefined;
  }
}

const digestLength = 32;

const digestOf = (content: Uint8Array): Buffer => createHash('sha256').update(content).digest();

function write(folder: string, key: string, value: unknown): void {
  try {
    mkdirSync(folder, { recursive: true });
    const content = serialize(value);
    const unfinished = join(folder, `${key}.${process.pid}`);
    writeFileSync(unfinished, Buffer.concat([digestOf(content), content]));
    renameSync(unfinished, join(folder, key));
  } catch {
    // A folder that cannot be written makes the next check slower, and no other.
  }
}

const maxFiles = 2000;

function forgetOldest(folder: string): void {
  try {
    const names = readdirSync(folder);
    if (names.length <= maxFiles) return;
    const aged = names
      .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
      .toSorted((a, b) => a.at - b.at);
    for (const { name } of aged.slice(0, maxFiles / 4)) rmSync(join(folder, name), { force: true });
  } catch {
    // Another check may tidy the same folder.
  }
}

/** Computes everything anew. */
export const noMemory: CheckMemory = {
  recall: (_subject, compute) => compute(),
  recallLater: (_subject, compute) => compute(),
};
