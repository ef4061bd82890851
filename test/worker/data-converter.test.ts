import type { Payload, PayloadCodec } from '@temporalio/common';
import { createCodec } from '../../platform/codec/codec.ts';
import { workerConverterOf } from '../../worker/data-converter.ts';

const [codec] = workerConverterOf({}).payloadCodecs ?? [];
const decode = (payloads: Payload[]) => (codec as PayloadCodec).decode(payloads);

const metadata = { encoding: Buffer.from('json/plain') };

const decoded = async (value: unknown): Promise<unknown> => {
  const payload = { metadata, data: Buffer.from(JSON.stringify(value)) };
  const [read] = await decode(await createCodec().encode([payload]));
  return JSON.parse(Buffer.from(read?.data ?? []).toString());
};

test('a plan from before there were trees is given them', async () => {
  expect(await decoded({ plan: { steps: [{ when: { cel: 'has(case.score)' } }] } })).toEqual({
    plan: {
      steps: [
        {
          when: {
            cel: 'has(case.score)',
            tree: { op: 'has', of: { op: 'name', name: 'case' }, name: 'score' },
          },
        },
      ],
    },
  });
});

test('everything else is left as it is', async () => {
  const tree = { op: 'constant', value: true };
  const plan = { when: { cel: 'true', tree } };
  expect(await decoded(plan)).toEqual(plan);
  expect(await decoded({ note: 'words' })).toEqual({ note: 'words' });
});

test('so is a payload without content, in every form in which it comes', async () => {
  // The result of a `void` update arrives as protobuf's default for bytes, an empty array.
  const empty: readonly Payload[] = [{ metadata }, { metadata, data: [] as never }];
  expect(await decode([...empty])).toEqual(empty);
});
