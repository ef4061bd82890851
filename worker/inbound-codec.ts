import {
  defaultPayloadConverter,
  type Payload,
  type PayloadCodec,
  type WorkflowSerializationContext,
} from '@temporalio/common';
import { keyIdPattern, sealKey, type PayloadSeal } from '../engine/ports/payload-seal.ts';
import type { CaseKeySource } from '../platform/codec/case-key-source.ts';
import { boundWorkflowOf, MissingKeyError, sealingKeyOf } from '../platform/codec/encryption.ts';

/**
 * A codec that never fails for what was sent to a workflow from outside, since an error there fails every later task of that workflow.
 * Each such payload says how it came (`PayloadSeal`); one that cannot be read becomes an object that says so.
 * What activities are given and bring back stays as it was: nobody but a worker writes it, and a missing key is worth waiting for.
 */
export const inboundCodecOf = (
  codec: PayloadCodec,
  { keyed, caseKeys }: Pick<Receiver, 'keyed' | 'caseKeys'>,
): PayloadCodec => ({
  encode: (payloads, context) => codec.encode(payloads, context),
  decode: (payloads, context) =>
    context?.type === 'workflow'
      ? Promise.all(
          payloads.map((payload) => receive(payload, { codec, keyed, caseKeys, context })),
        )
      : codec.decode(payloads, context),
});

interface Receiver {
  readonly codec: PayloadCodec;
  readonly keyed: boolean;
  readonly caseKeys: CaseKeySource | undefined;
  readonly context: WorkflowSerializationContext;
}

async function receive(payload: Payload, receiver: Receiver): Promise<Payload> {
  const { codec, keyed, context } = receiver;
  const unbound = () => isUnbound(payload, receiver);
  try {
    const [decoded = payload] = await codec.decode([payload], context);
    const key = sealingKeyOf(payload);
    // What is authentic was written by us; anything else may hold anything.
    if (key === undefined) defaultPayloadConverter.fromPayload(decoded);
    if (key === undefined) return marked(decoded, { seal: keyed ? 'unsealed' : 'plain' });
    return marked(decoded, { seal: (await unbound()) ? 'unbound' : 'sealed', key });
  } catch (error) {
    // Whatever fails here a second time is the key of the case, and then nobody knows.
    return unreadable(error, await unbound().catch(() => false));
  }
}

/** Whether a payload says neither by its key nor by a mark for which case it was sealed, though this case has a key of its own. */
async function isUnbound(
  payload: Payload,
  { caseKeys, context: { workflowId } }: Receiver,
): Promise<boolean> {
  const key = sealingKeyOf(payload);
  if (key === undefined || workflowId === undefined) return false;
  if (boundWorkflowOf(payload) !== undefined) return false;
  const own = await caseKeys?.ofWorkflow(workflowId);
  return own !== undefined && own.id !== key;
}

const marked = (payload: Payload, seal: PayloadSeal): Payload => ({
  ...payload,
  metadata: { ...payload.metadata, [sealKey]: new TextEncoder().encode(JSON.stringify(seal)) },
});

function unreadable(error: unknown, unbound: boolean): Payload {
  const missing = error instanceof MissingKeyError && keyIdPattern.test(error.keyId);
  const seal: PayloadSeal = missing
    ? { seal: 'no-key', key: error.keyId, unbound }
    : { seal: 'damaged' };
  const reason = missing ? error.message : 'this payload cannot be decoded';
  return marked(defaultPayloadConverter.toPayload({ unreadable: reason }), seal);
}
