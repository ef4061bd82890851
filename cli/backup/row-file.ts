import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { DumpedRow } from '../../store/dump-rows.ts';

/** The file of a copy that has the rows of the database. */
export const rowFile = 'database.jsonl.gz';

/** Writes lines into a compressed file, no faster than the disk takes them. */
export async function writeRowFile(
  path: string,
  dump: (write: (rows: readonly DumpedRow[]) => Promise<void>) => Promise<void>,
): Promise<void> {
  const lines = new PassThrough();
  const written = pipeline(
    lines,
    createGzip(),
    createWriteStream(path, { mode: 0o600, flush: true }),
  );
  try {
    await Promise.race([
      written,
      dump(async (rows) => {
        if (rows.length > 0 && !lines.write(rows.map((row) => `${row}\n`).join('')))
          await once(lines, 'drain');
      }),
    ]);
  } finally {
    lines.end();
    await written;
  }
}

/** The lines of such a file. */
export async function* readRowFile(path: string): AsyncGenerator<DumpedRow> {
  const unpacked = createReadStream(path).pipe(createGunzip());
  yield* createInterface({ input: unpacked, crlfDelay: Infinity });
}
