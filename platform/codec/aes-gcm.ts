import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/** Encrypts with AES-256-GCM: IV, ciphertext and tag. `associated` is authenticated with it, and has to be the same when it is opened. */
export function seal(key: Uint8Array, data: Uint8Array, associated: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv(algorithm, key, iv);
  cipher.setAAD(Buffer.from(associated));
  return Buffer.concat([iv, cipher.update(data), cipher.final(), cipher.getAuthTag()]);
}

/** Undoes `seal`. Throws with another key, and when anything was tampered with. */
export function unseal(key: Uint8Array, sealed: Uint8Array, associated: string): Buffer {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, ivLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(associated));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  const body = sealed.subarray(ivLength, -tagLength);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
