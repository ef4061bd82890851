import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { withTrees } from '../engine/expression/check/with-trees.ts';
import { dataConverterOf } from '../platform/temporal/connection.ts';
import type { TemporalSettings } from '../platform/temporal/connection.ts';

/**
 * Payloads as everywhere, and plans with the trees of their expressions on their way into the sandbox of workflows, which has nothing
 * to read CEL with. So a case that was started before plans carried trees goes on; nothing that a workflow sends depends on it.
 */
export const workerConverterOf = (settings: Pick<TemporalSettings, 'keys'>): DataConverter => ({
  payloadCodecs: (dataConverterOf(settings).payloadCodecs ?? []).map(withPlanTrees),
});

const withPlanTrees = (codec: PayloadCodec): PayloadCodec => ({
  encode: (payloads) => codec.encode(payloads),
  decode: async (payloads) => (await codec.decode(payloads)).map(readPlan),
});

/** Only a payload that holds expressions and no tree is read and written anew. */
function readPlan(payload: Payload): Payload {
  const { data } = payload;
  // The result of a `void` update arrives from the sandbox as an empty array, which has no buffer.
  if (!data?.length) return payload;
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (!bytes.includes('"cel":') || bytes.includes('"tree":')) return payload;
  return { ...payload, data: Buffer.from(JSON.stringify(withTrees(JSON.parse(bytes.toString())))) };
}
