import type { DataConverter, Payload, PayloadCodec } from '@temporalio/common';
import { lacksTree, withTrees } from '../engine/expression/check/with-trees.ts';
import { isObject, type Json } from '../engine/model/base.ts';
import type { CaseKeySource } from '../platform/codec/case-key-source.ts';
import { dataConverterOf } from '../platform/temporal/connection.ts';
import type { TemporalSettings } from '../platform/temporal/connection.ts';
import { inboundCodecOf } from './inbound-codec.ts';

/**
 * Payloads as everywhere, but that none from outside can fail a workflow, and that plans get the trees of their expressions on their way
 * into the sandbox of workflows, which has nothing to read CEL with. So a case that was started before plans carried trees goes on;
 * nothing that a workflow sends depends on it.
 */
export const workerConverterOf = (
  settings: Pick<TemporalSettings, 'keys'>,
  caseKeys?: CaseKeySource,
): DataConverter => ({
  payloadCodecs: (dataConverterOf(settings, caseKeys).payloadCodecs ?? []).map((codec) =>
    inboundCodecOf(withPlanTrees(codec), { keyed: settings.keys !== undefined, caseKeys }),
  ),
});

const withPlanTrees = (codec: PayloadCodec): PayloadCodec => ({
  encode: (payloads, context) => codec.encode(payloads, context),
  decode: async (payloads, context) => (await codec.decode(payloads, context)).map(readPlan),
});

/** Only the input of a case whose plan has an expression without a tree is written anew: facts and acts may hold such words as well. */
function readPlan(payload: Payload): Payload {
  const { data } = payload;
  // The result of a `void` update arrives from the sandbox as an empty array, which has no buffer.
  if (!data?.length) return payload;
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (!bytes.includes('"cel":') || !bytes.includes('"interpreter":')) return payload;
  const input: Json = JSON.parse(bytes.toString());
  if (!isObject(input) || !isObject(input['plan']) || !lacksTree(input['plan'])) return payload;
  const mended = { ...input, plan: withTrees(input['plan']) };
  return { ...payload, data: Buffer.from(JSON.stringify(mended)) };
}
