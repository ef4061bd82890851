import type { Payload, PayloadCodec, SerializationContext } from '@temporalio/common';
import type { CaseKeySource } from './case-key-source.ts';
import { createInflater, deflate, type Inflater } from './compression.ts';
import {
  boundWorkflowOf,
  decrypt,
  encrypt,
  MissingKeyError,
  sealingKeyOf,
  type NamedKey,
  type PayloadKeys,
} from './encryption.ts';

/**
 * The codec of Temporal's payloads: compresses them, and encrypts them where the house has keys: what belongs to a workflow whose case has a
 * key of its own with that, anything else with the active key of the house, bound to its workflow where it has one: there alone it decodes.
 * The encoding names all stages, outermost first (`binary/aes-gcm deflate-2 json/plain`), so that payloads of every age can be
 * decoded: plain, compressed, encrypted with a key of the house or of a case.
 */
export function createCodec(
  keys?: PayloadKeys,
  caseKeys: CaseKeySource = noCaseKeys,
): PayloadCodec {
  return {
    encode: async (payloads, context) => {
      const own = keys && (await ofContext(caseKeys, context));
      const house = houseKey(keys, keys?.active ?? '');
      return payloads.map((payload) => {
        const small = deflate(withBytes(payload));
        if (own) return encrypt(own, small);
        return house ? encrypt(house, small, context?.workflowId) : small;
      });
    },
    decode: (payloads, context) => {
      const find = async (id: string, boundTo: string | undefined): Promise<NamedKey> => {
        const here = context?.workflowId;
        if (boundTo !== undefined && here !== undefined && boundTo !== here)
          throw new Error('a payload of Temporal was sealed for another workflow');
        const key = houseKey(keys, id) ?? (await caseKeys.byId(id, context?.workflowId));
        if (key === undefined) throw new MissingKeyError(id);
        return key;
      };
      const inflate = createInflater();
      return Promise.all(payloads.map((payload) => decodeFully(payload, { find, inflate })));
    },
  };
}

const noCaseKeys: CaseKeySource = {
  ofWorkflow: async () => undefined,
  byId: async () => undefined,
};

const ofContext = async (
  caseKeys: CaseKeySource,
  context: SerializationContext | undefined,
): Promise<NamedKey | undefined> =>
  context?.workflowId === undefined ? undefined : caseKeys.ofWorkflow(context.workflowId);

const houseKey = (keys: PayloadKeys | undefined, id: string): NamedKey | undefined => {
  const key = keys?.byId.get(id);
  return key && { id, key };
};

/** The result of a workflow's `void` update arrives from the sandbox as protobuf's default for bytes, an empty array. */
const withBytes = (payload: Payload): Payload =>
  payload.data?.length === 0 ? { ...payload, data: new Uint8Array() } : payload;

/** We write two. Whoever writes more wants to keep the worker busy. */
const mostStages = 4;

interface DecodingParts {
  readonly find: (id: string, boundTo: string | undefined) => Promise<NamedKey>;
  readonly inflate: Inflater;
}

async function decodeFully(payload: Payload, { find, inflate }: DecodingParts): Promise<Payload> {
  let decoded = payload;
  for (let stages = 0; stages <= mostStages; stages += 1) {
    const id = sealingKeyOf(decoded);
    const inner =
      id === undefined
        ? inflate(decoded)
        : decrypt(await find(id, boundWorkflowOf(decoded)), decoded);
    if (inner === undefined) return decoded;
    decoded = inner;
  }
  throw new Error('a payload of Temporal has too many stages');
}
