import { seal, unseal } from '../platform/codec/aes-gcm.ts';
import type { NamedKey } from '../platform/codec/encryption.ts';

/** What is sealed of a file: each part under the id of the file. */
export interface FileParts {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The same as its row holds it. */
export interface SealedFile {
  readonly name: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Seals a file of a case with the key of the case. */
export const sealFile = (
  { key }: NamedKey,
  id: string,
  { name, bytes }: FileParts,
): SealedFile => ({
  name: seal(key, Buffer.from(name), nameOf(id)),
  bytes: seal(key, bytes, bytesOf(id)),
});

/** Undoes `sealFile`. Throws when it was tampered with, or is another file. */
export const openFile = (
  { key }: NamedKey,
  id: string,
  { name, bytes }: SealedFile,
): FileParts => ({
  name: unseal(key, name, nameOf(id)).toString(),
  bytes: new Uint8Array(unseal(key, bytes, bytesOf(id))),
});

const nameOf = (id: string): string => `name of ${id}`;
const bytesOf = (id: string): string => `bytes of ${id}`;
