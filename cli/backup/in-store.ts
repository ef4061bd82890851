import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import { openStore, type Store, type StoreLocation } from '../../store/database.ts';

/** Works in a store that is open for this alone. */
export async function inStore<T>(
  at: StoreLocation,
  keys: PayloadKeys | undefined,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await openStore(at, keys);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
