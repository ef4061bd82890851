import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { couldNotRun } from './command-error.ts';

/**
 * Reads a file, or standard input for `-`, as UTF-8. A byte order mark is passed over. Throws a `CommandError` for a file that
 * cannot be read, and for one in another encoding, which it names.
 */
export async function readText(file: string, option: string): Promise<string> {
  const bytes = await bytesOf(file, option);
  const encoding = otherEncodingOf(bytes);
  const name = file === '-' ? 'standard input' : `"${file}"`;
  if (encoding !== undefined)
    throw couldNotRun(`${name} is ${encoding}; save it as UTF-8 and try again`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw couldNotRun(`${name} is not UTF-8, perhaps GBK or Latin-1; save it as UTF-8`);
  }
}

async function bytesOf(file: string, option: string): Promise<Uint8Array> {
  try {
    return file === '-' ? await buffer(process.stdin) : await readFile(file);
  } catch {
    throw couldNotRun(`the file "${file}" cannot be read; check ${option}`);
  }
}

/** The name of an encoding of two or four bytes a letter, known by its mark or by the zeros between plain letters. */
function otherEncodingOf(bytes: Uint8Array): string | undefined {
  const [first = '', second = ''] = [bytes.subarray(0, 2), bytes.subarray(2, 4)].map((pair) =>
    Buffer.from(pair).toString('hex'),
  );
  if (first === '0000' || (first === 'fffe' && second === '0000')) return 'UTF-32';
  return /^(fffe|feff|00..|..00)$/.test(first) ? 'UTF-16' : undefined;
}
