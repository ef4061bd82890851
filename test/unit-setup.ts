import { blankDatabase } from '../store/blank-database.ts';

/** Made once, outside of jest, where it takes a quarter of the time; every test file loads it. */
export default async function setUp(): Promise<void> {
  await blankDatabase();
}
