import {
  defaultPayloadConverter,
  type Payload,
  type WorkflowSerializationContext,
} from '@temporalio/common';
import { sealKey } from '../../engine/ports/payload-seal.ts';
import { createCodec } from '../../platform/codec/codec.ts';
import { workerConverterOf } from '../../worker/data-converter.ts';

test('the empty result of an update passes, though it is no bytes', async () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- protobuf gives its default for bytes, whatever the type says
  const empty = { metadata: {}, data: [] } as unknown as Payload;
  const [codec] = workerConverterOf({}).payloadCodecs ?? [];
  expect(await codec?.decode([empty])).toEqual([empty]);
});

const named = (id: string, byte: number) => ({ id, key: new Uint8Array(32).fill(byte) });
const [house, own] = [named('a', 1), named('keyOfTheCase', 2)];
const keys = { active: house.id, byId: new Map([[house.id, house.key]]) };
const context = (caseId: string): WorkflowSerializationContext => ({
  type: 'workflow',
  namespace: 'default',
  workflowId: `case-${caseId}`,
});
/** The case `keyed` has a key of its own. */
const caseKeys = {
  ofWorkflow: async (id: string) => (id === 'case-keyed' ? own : undefined),
  byId: async (id: string, workflowId: string | undefined) =>
    id === own.id && workflowId === 'case-keyed' ? own : undefined,
};
const byCommandLine = createCodec(keys);
const byServer = createCodec(keys, caseKeys);

test.each<[string, typeof byServer, string | undefined, string, string]>([
  ['its own key', byServer, 'keyed', 'keyed', 'sealed'],
  ['the key of the house, for it', byCommandLine, 'keyed', 'keyed', 'sealed'],
  ['the key of the house, for another case', byCommandLine, 'old', 'keyed', 'damaged'],
  ['the key of the house, for none', byCommandLine, undefined, 'keyed', 'unbound'],
  ['the key of another case', byServer, 'keyed', 'old', 'no-key'],
  ['the key of the house, for an old case', byServer, 'old', 'old', 'sealed'],
  ['the key of the house, for another, in an old case', byServer, 'older', 'old', 'damaged'],
  ['the key of the house, for none, in an old case', byServer, undefined, 'old', 'sealed'],
])('a case knows how it was sealed: by %s', async (_title, codec, writer, reader, seal) => {
  const payloads = await codec.encode(
    [defaultPayloadConverter.toPayload('yes')],
    writer === undefined ? undefined : context(writer),
  );
  const [converter] = workerConverterOf({ keys }, caseKeys).payloadCodecs ?? [];
  const [received] = (await converter?.decode(payloads, context(reader))) ?? [];
  const mark = Buffer.from(received?.metadata?.[sealKey] ?? []).toString();
  expect(JSON.parse(mark)).toMatchObject({ seal });
});
