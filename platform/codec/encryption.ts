import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import { contentOf, unwrap, wrap } from './payload-wrap.ts';

/** Keys by id, 32 bytes each. The active one encrypts; the others decrypt what was written before a rotation. */
export interface PayloadKeys {
  readonly active: string;
  readonly byId: ReadonlyMap<string, Uint8Array>;
}

/** A payload is encrypted with a key that is not in the settings. */
export class MissingKeyError extends Error {
  readonly keyId: string;

  constructor(keyId: string) {
    super(`no key "${keyId}" for payloads of Temporal; add it to the settings`);
    this.name = 'MissingKeyError';
    this.keyId = keyId;
  }
}

const stage = 'binary/aes-gcm';
const keyIdMark = 'encryption-key-id';
const ivLength = 12;
const tagLength = 16;

/** Encrypts a payload with AES-256-GCM. Its data becomes IV, ciphertext and tag; key id and inner encoding are authenticated with it. */
export function encrypt({ active, byId }: PayloadKeys, payload: Payload): Payload {
  const { encoding, data } = contentOf(payload);
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', keyOf(byId, active), iv);
  cipher.setAAD(associatedData(active, encoding));
  const sealed = Buffer.concat([iv, cipher.update(data), cipher.final(), cipher.getAuthTag()]);
  return wrap(payload, stage, sealed, { [keyIdMark]: active });
}

/** Undoes `encrypt`; `undefined` when the payload is not encrypted. Throws without its key, or when it was tampered with. */
export function decrypt(payload: Payload, keys?: PayloadKeys): Payload | undefined {
  const id = new TextDecoder().decode(payload.metadata?.[keyIdMark]);
  const plain = unwrap(payload, stage, (data, inner) => {
    const key = keyOf(keys?.byId ?? new Map(), id);
    const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, ivLength), {
      authTagLength: tagLength,
    });
    decipher.setAAD(associatedData(id, inner));
    decipher.setAuthTag(data.subarray(-tagLength));
    const body = data.subarray(ivLength, -tagLength);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  });
  if (!plain) return undefined;
  const { [keyIdMark]: _used, ...metadata } = plain.metadata ?? {};
  return { ...plain, metadata };
}

/** The id of the key that has sealed a payload from outside in; `undefined` when its outermost stage is another. */
export const sealingKeyOf = (payload: Payload): string | undefined =>
  contentOf(payload).encoding.startsWith(`${stage} `)
    ? new TextDecoder().decode(payload.metadata?.[keyIdMark])
    : undefined;

const associatedData = (id: string, encoding: string): Buffer => Buffer.from(`${id} ${encoding}`);

function keyOf(byId: PayloadKeys['byId'], id: string): Uint8Array {
  const key = byId.get(id);
  if (!key) throw new MissingKeyError(id);
  return key;
}
