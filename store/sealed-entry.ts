import { createHmac, randomBytes } from 'node:crypto';
import { isObject } from '../engine/model/base.ts';
import type { Entry } from '../engine/model/journal.ts';
import { seal, unseal } from '../platform/codec/aes-gcm.ts';
import type { NamedKey } from '../platform/codec/encryption.ts';
import { canonicalJson } from './canonical.ts';
import { skeletonOf } from './entry-skeleton.ts';

/** The skeleton of an entry as the chain hashes it; `seal` is the HMAC of what is personal about it, under a salt that is sealed too. */
export type Skeleton = Entry & { readonly seal?: string };

/** An entry as its row holds it. `sealed`: salt and personal part under the key of the case; `null` where there is none, or no longer. */
export interface SealedEntry {
  readonly entry: Skeleton;
  readonly sealed: Uint8Array | null;
}

/** Parts an entry into its skeleton and what is personal about it. */
export function sealEntry({ key }: NamedKey, caseId: string, entry: Entry): SealedEntry {
  const skeleton = skeletonOf(entry, (person) => personNumber(key, person));
  const bare = new Map<string, unknown>(Object.entries(skeleton));
  const personal = Object.entries(entry).filter(
    ([field, value]) => canonicalJson(bare.get(field)) !== canonicalJson(value),
  );
  if (personal.length === 0) return { entry, sealed: null };
  const salt = randomBytes(saltBytes);
  const part = canonicalJson(Object.fromEntries(personal));
  const sealed = seal(key, Buffer.concat([salt, Buffer.from(part)]), placeOf(caseId, entry.seq));
  return { entry: { ...skeleton, seal: macOf(salt, part) }, sealed };
}

/**
 * Puts an entry together again; without the key, or once its personal part is gone, what is left is the skeleton. Throws when the part was
 * tampered with.
 */
export function openEntry(
  key: NamedKey | undefined,
  caseId: string,
  { entry, sealed }: SealedEntry,
): Entry {
  const { seal: mac, ...skeleton } = entry;
  if (key === undefined || sealed === null) return skeleton;
  const opened = unseal(key.key, sealed, placeOf(caseId, entry.seq));
  const part = opened.subarray(saltBytes).toString();
  if (macOf(opened.subarray(0, saltBytes), part) !== mac)
    throw new TypeError(`the sealed part of entry ${entry.seq} is not that of its skeleton`);
  const personal: unknown = JSON.parse(part);
  return isObject(personal) ? withPersonal(skeleton, personal) : skeleton;
}

/** An entry as it is shown: its skeleton, marked as unreadable, where its sealed part does not open. */
export function shownEntry(
  key: NamedKey | undefined,
  caseId: string,
  row: SealedEntry,
): { readonly entry: Entry; readonly unreadable: boolean } {
  try {
    return {
      entry: openEntry(key, caseId, row),
      unreadable: key === undefined && row.sealed !== null,
    };
  } catch {
    return { entry: openEntry(undefined, caseId, row), unreadable: true };
  }
}

/** Whether an entry has a personal part that can no longer be read. */
export const isErased = (key: NamedKey | undefined, { entry, sealed }: SealedEntry): boolean =>
  entry.seal !== undefined && (key === undefined || sealed === null);

// The part was an entry's before it was sealed, and is authentic.
const withPersonal = (skeleton: Entry, personal: object): Entry => ({ ...skeleton, ...personal });

const saltBytes = 32;

const placeOf = (caseId: string, seq: number): string => `entry ${seq} of case ${caseId}`;

const macOf = (salt: Uint8Array, part: string): string =>
  createHmac('sha256', salt).update(part).digest('hex');

/** The candidate is known by their part in the case; anybody else by a number that only the key of the case could trace back. */
const personNumber = (key: Uint8Array, person: string): string =>
  person === 'candidate'
    ? person
    : `person-${createHmac('sha256', key).update(`person ${person}`).digest('hex').slice(0, 10)}`;
