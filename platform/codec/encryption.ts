import type { Payload } from '@temporalio/common';
import { seal, unseal } from './aes-gcm.ts';
import { contentOf, unwrap, wrap } from './payload-wrap.ts';

/** Keys of the house by id, 32 bytes each. The active one encrypts; the others decrypt what was written before a rotation. */
export interface PayloadKeys {
  readonly active: string;
  readonly byId: ReadonlyMap<string, Uint8Array>;
}

/** A key under the id that payloads carry. */
export interface NamedKey {
  readonly id: string;
  readonly key: Uint8Array;
}

/** A payload is encrypted with a key that is not at hand. */
export class MissingKeyError extends Error {
  /** The id that the payload carries. */
  readonly keyId: string;

  constructor(keyId: string, reason = 'add it to the settings') {
    super(`no key "${keyId}" for payloads of Temporal; ${reason}`);
    this.name = 'MissingKeyError';
    this.keyId = keyId;
  }
}

const stage = 'binary/aes-gcm';
const keyIdMark = 'encryption-key-id';
const boundMark = 'encryption-workflow-id';

/** Encrypts a payload with AES-256-GCM. Key id, inner encoding and the workflow to which it is bound are authenticated with it. */
export function encrypt({ id, key }: NamedKey, payload: Payload, boundTo?: string): Payload {
  const { encoding, data } = contentOf(payload);
  return wrap(payload, stage, seal(key, data, associatedData(id, encoding, boundTo)), {
    [keyIdMark]: id,
    ...(boundTo !== undefined && { [boundMark]: boundTo }),
  });
}

/** Undoes `encrypt`; `undefined` when the payload is not encrypted under this key. Throws when it was tampered with. */
export function decrypt({ id, key }: NamedKey, payload: Payload): Payload | undefined {
  if (sealingKeyOf(payload) !== id) return undefined;
  const boundTo = boundWorkflowOf(payload);
  const plain = unwrap(payload, stage, (data, inner) =>
    unseal(key, data, associatedData(id, inner, boundTo)),
  );
  if (!plain) return undefined;
  const { [keyIdMark]: _used, [boundMark]: _bound, ...metadata } = plain.metadata ?? {};
  return { ...plain, metadata };
}

/** The id of the key that has sealed a payload from outside in; `undefined` when its outermost stage is another. */
export const sealingKeyOf = (payload: Payload): string | undefined =>
  contentOf(payload).encoding.startsWith(`${stage} `)
    ? new TextDecoder().decode(payload.metadata?.[keyIdMark])
    : undefined;

/** The id of the only workflow in which a sealed payload counts; `undefined` when it says none. */
export function boundWorkflowOf({ metadata }: Payload): string | undefined {
  const mark = metadata?.[boundMark];
  return mark == null ? undefined : new TextDecoder().decode(mark);
}

/** No key id begins like a list, so nothing that is bound can be passed off as unbound. */
const associatedData = (id: string, encoding: string, boundTo: string | undefined): string =>
  boundTo === undefined ? `${id} ${encoding}` : JSON.stringify([id, encoding, boundTo]);
