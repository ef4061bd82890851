import type { Payload } from '@temporalio/common';
import { workerConverterOf } from '../../worker/data-converter.ts';

test('the empty result of an update passes, though it is no bytes', async () => {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- protobuf gives its default for bytes, whatever the type says
  const empty = { metadata: {}, data: [] } as unknown as Payload;
  const [codec] = workerConverterOf({}).payloadCodecs ?? [];
  expect(await codec?.decode([empty])).toEqual([empty]);
});
