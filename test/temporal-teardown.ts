import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Ends what the set-up began. */
export default async function tearDown(): Promise<void> {
  await globalThis.tidingsDevServer?.stop();
  const bundle = process.env['TIDINGS_TEST_BUNDLE'];
  if (bundle !== undefined) await rm(dirname(bundle), { recursive: true, force: true });
}
