import type { Payload, PayloadCodec } from '@temporalio/common';
import { deflate, inflate } from './compression.ts';
import { decrypt, encrypt, type PayloadKeys } from './encryption.ts';

/**
 * The codec of Temporal's payloads: compresses them, and encrypts them where keys are given.
 * The encoding names all stages, outermost first (`binary/aes-gcm binary/deflate-1 json/plain`), so that payloads of every age can be
 * decoded: plain, compressed, encrypted with the active key or an older one.
 */
export function createCodec(keys?: PayloadKeys): PayloadCodec {
  return {
    encode: async (payloads) =>
      payloads.map((payload) => {
        const small = deflate(withBytes(payload));
        return keys ? encrypt(keys, small) : small;
      }),
    decode: async (payloads) => payloads.map((payload) => decodeFully(payload, keys)),
  };
}

/** The result of a workflow's `void` update arrives from the sandbox as protobuf's default for bytes, an empty array. */
const withBytes = (payload: Payload): Payload =>
  payload.data?.length === 0 ? { ...payload, data: new Uint8Array() } : payload;

/** We write two. Whoever writes more wants to keep the worker busy. */
const mostStages = 4;

function decodeFully(payload: Payload, keys?: PayloadKeys): Payload {
  let decoded = payload;
  for (let stages = 0; stages <= mostStages; stages += 1) {
    const inner = inflate(decoded) ?? decrypt(decoded, keys);
    if (inner === undefined) return decoded;
    decoded = inner;
  }
  throw new Error('a payload of Temporal has too many stages');
}
