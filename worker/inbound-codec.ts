import {
  defaultPayloadConverter,
  type Payload,
  type PayloadCodec,
  type WorkflowSerializationContext,
} from '@temporalio/common';
import { keyIdPattern, sealKey, type PayloadSeal } from '../engine/ports/payload-seal.ts';
import { MissingKeyError, sealingKeyOf } from '../platform/codec/encryption.ts';

/**
 * A codec that never fails for what was sent to a workflow from outside, since an error there fails every later task of that workflow.
 * Each such payload says how it came (`PayloadSeal`); one that cannot be read becomes an object that says so.
 * What activities are given and bring back stays as it was: nobody but a worker writes it, and a missing key is worth waiting for.
 */
export const inboundCodecOf = (codec: PayloadCodec, keyed: boolean): PayloadCodec => ({
  encode: (payloads, context) => codec.encode(payloads, context),
  decode: (payloads, context) =>
    context?.type === 'workflow'
      ? Promise.all(payloads.map((payload) => receive(payload, { codec, keyed, context })))
      : codec.decode(payloads, context),
});

interface Receiver {
  readonly codec: PayloadCodec;
  readonly keyed: boolean;
  readonly context: WorkflowSerializationContext;
}

async function receive(payload: Payload, { codec, keyed, context }: Receiver): Promise<Payload> {
  try {
    const [decoded = payload] = await codec.decode([payload], context);
    const key = sealingKeyOf(payload);
    // What is authentic was written by us; anything else may hold anything.
    if (key === undefined) defaultPayloadConverter.fromPayload(decoded);
    return marked(decoded, sealOf(key, keyed));
  } catch (error) {
    return unreadable(error);
  }
}

const sealOf = (key: string | undefined, keyed: boolean): PayloadSeal =>
  key === undefined ? { seal: keyed ? 'unsealed' : 'plain' } : { seal: 'sealed', key };

const marked = (payload: Payload, seal: PayloadSeal): Payload => ({
  ...payload,
  metadata: { ...payload.metadata, [sealKey]: new TextEncoder().encode(JSON.stringify(seal)) },
});

function unreadable(error: unknown): Payload {
  const missing = error instanceof MissingKeyError && keyIdPattern.test(error.keyId);
  const seal: PayloadSeal = missing ? { seal: 'no-key', key: error.keyId } : { seal: 'damaged' };
  const reason = missing ? error.message : 'this payload cannot be decoded';
  return marked(defaultPayloadConverter.toPayload({ unreadable: reason }), seal);
}
