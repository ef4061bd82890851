import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Ends what the set-up began; it is called once for each project. */
export default async function tearDown(): Promise<void> {
  if (globalThis.tidingsDevServer === undefined) return;
  await globalThis.tidingsDevServer.stop();
  globalThis.tidingsDevServer = undefined;
  const bundle = process.env['TIDINGS_TEST_BUNDLE'];
  if (bundle !== undefined) await rm(dirname(bundle), { recursive: true, force: true });
}
