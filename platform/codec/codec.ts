import type { Payload, PayloadCodec } from '@temporalio/common';
import { deflate, inflate } from './compression.ts';
import { decrypt, encrypt, type PayloadKeys } from './encryption.ts';

/**
 * Makes what Temporal stores small, and unreadable to it where keys are given.
 * The encoding names what was done, outermost first (`binary/aes-gcm binary/deflate-1 json/plain`), so every earlier form can be undone:
 * plain, compressed, encrypted with this key or an older one.
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

function decodeFully(payload: Payload, keys?: PayloadKeys): Payload {
  const inner = inflate(payload) ?? decrypt(payload, keys);
  return inner ? decodeFully(inner, keys) : payload;
}
