import { deflateRawSync } from 'node:zlib';
import {
  defaultPayloadConverter,
  type Payload,
  type WorkflowSerializationContext,
} from '@temporalio/common';
import { createCodec } from '../../../platform/codec/codec.ts';
import { keyMarkOf, keysMisfit, readKeyMark } from '../../../platform/codec/key-mark.ts';
import type { PayloadKeys } from '../../../platform/codec/encryption.ts';

const key = (byte: number) => new Uint8Array(32).fill(byte);
const first: PayloadKeys = { active: 'k1', byId: new Map([['k1', key(1)]]) };
const rotated: PayloadKeys = {
  active: 'k2',
  byId: new Map([
    ['k1', key(1)],
    ['k2', key(2)],
  ]),
};
const foreign: PayloadKeys = { active: 'k1', byId: new Map([['k1', key(9)]]) };
const long = { kind: 'opened', note: 'again and again '.repeat(40) };

const encoding = ({ metadata }: Payload) => new TextDecoder().decode(metadata?.['encoding']);
const written = async (value: unknown, keys?: PayloadKeys) =>
  (await createCodec(keys).encode([defaultPayloadConverter.toPayload(value)]))[0]!;
const read = async (payload: Payload, keys?: PayloadKeys): Promise<unknown> =>
  defaultPayloadConverter.fromPayload((await createCodec(keys).decode([payload]))[0]!);

test.each<[string, unknown, PayloadKeys | undefined, PayloadKeys | undefined, string]>([
  ['a short payload stays plain', 'yes', undefined, undefined, 'json/plain'],
  ['a long one is compressed', long, undefined, undefined, 'deflate-2 json/plain'],
  ['with keys, a short one is encrypted', 'yes', first, first, 'binary/aes-gcm json/plain'],
  ['with keys, a long one is both', long, first, first, 'binary/aes-gcm deflate-2 json/plain'],
  ['nothing at all comes back as nothing', undefined, first, first, 'binary/aes-gcm binary/null'],
  ['after a rotation, the old key still reads', 'yes', first, rotated, 'binary/aes-gcm json/plain'],
  ['what was plain before keys came is read', 'yes', undefined, first, 'json/plain'],
  ['so is what was compressed', long, undefined, first, 'deflate-2 json/plain'],
])('%s', async (...[, value, writer, reader, stages]) => {
  const payload = await written(value, writer);
  expect(encoding(payload)).toBe(stages);
  expect(await read(payload, reader)).toEqual(value);
});

test('what was compressed before there was a dictionary is read', async () => {
  const metadata = { encoding: new TextEncoder().encode('binary/deflate json/plain') };
  const data = deflateRawSync(JSON.stringify(long));
  expect(await read({ metadata, data }, first)).toEqual(long);
});

test.each([
  ['binary/deflate-1', 'w2YVouuLbGdqbm6ibk5mKfF2mxkaGBsYGJgYGgItAgA='],
  ['deflate-2', 'w5amkCfFEKGYmpubqJuTWUp8IjMzNDA2MDAwMTSsja0FAA=='],
])('what was once compressed as %s is read for ever', async (stage, compressed) => {
  const metadata = { encoding: new TextEncoder().encode(`${stage} json/plain`) };
  const data = Buffer.from(compressed, 'base64');
  expect(await read({ metadata, data }, first)).toEqual({
    seats: [[{ seat: 'recruiter', people: ['emma-liu'] }]],
    fates: [{ fate: 'accepted', at: 1796103000411 }],
  });
});

test.each<[string, number, number, 'read' | 'refused']>([
  ['one large payload', 1, 20, 'read'],
  ['many that are large only together', 10, 2, 'read'],
  ['one bomb', 1, 33, 'refused'],
  ['a bomb in pieces', 17, 2, 'refused'],
])('%s: %d of %d MiB', async (_title, count, mebibytes, result) => {
  const metadata = { encoding: new TextEncoder().encode('binary/deflate binary/plain') };
  const data = deflateRawSync(Buffer.alloc(mebibytes * 1024 * 1024));
  const payloads = Array.from({ length: count }, () => ({ metadata, data }));
  const reading = createCodec(first).decode(payloads);
  expect(await reading.then(() => 'read').catch(() => 'refused')).toBe(result);
});

test('a bomb within a bomb is refused', async () => {
  const stages = 'binary/deflate binary/deflate binary/plain';
  const metadata = { encoding: new TextEncoder().encode(stages) };
  const inner = deflateRawSync(Buffer.alloc(31 * 1024 * 1024));
  const data = deflateRawSync(Buffer.concat([inner, Buffer.alloc(2 * 1024 * 1024)]));
  await expect(createCodec(first).decode([{ metadata, data }])).rejects.toThrow('Buffer larger');
});

test("the sandbox's empty result, an array instead of bytes, is encoded like nothing", async () => {
  const metadata = { encoding: new TextEncoder().encode('binary/null') };
  const data = JSON.parse('[]') as Uint8Array;
  const [payload] = await createCodec(first).encode([{ metadata, data }]);
  expect(await read(payload!, first)).toBeUndefined();
});

test.each<[string, PayloadKeys | undefined, (payload: Payload) => Payload, RegExp]>([
  ['a reader without the key fails', undefined, (p) => p, /no key "k1"/],
  ['a wrong key fails', foreign, (p) => p, /authenticate/],
  [
    'a changed byte fails',
    first,
    (p) => ({ ...p, data: p.data!.map((byte, at) => (at === 14 ? byte ^ 1 : byte)) }),
    /authenticate/,
  ],
  [
    'a changed encoding fails',
    first,
    (p) => ({
      ...p,
      metadata: {
        ...p.metadata,
        encoding: new TextEncoder().encode('binary/aes-gcm binary/plain'),
      },
    }),
    /authenticate/,
  ],
])('%s', async (_title, reader, change, reason) => {
  const payload = change(await written('yes', first));
  await expect(read(payload, reader)).rejects.toThrow(reason);
});

test.each<[string, PayloadKeys | undefined, PayloadKeys | undefined, object | undefined]>([
  ['nobody has keys', undefined, undefined, undefined],
  ['the same key', first, first, undefined],
  ['a rotation under way, from the one side', { ...rotated, active: 'k1' }, first, undefined],
  ['and from the other', first, { ...rotated, active: 'k1' }, undefined],
  ['both have both', rotated, { ...rotated, active: 'k1' }, undefined],
  ['only the worker has keys', undefined, first, { without: 'this' }],
  ['only this process has', first, undefined, { without: 'worker' }],
  ['the new key first too early', rotated, first, { lacks: 'worker', key: 'k2' }],
  ['the same, by the worker', first, rotated, { lacks: 'this', key: 'k2' }],
  ['two keys under one name', first, foreign, { lacks: 'worker', key: 'k1' }],
])('whether keys fit: %s', (_title, own, workers, misfit) => {
  const mark = readKeyMark(`17@host ${keyMarkOf(workers)}`);
  expect(mark && keysMisfit(own, mark)).toEqual(misfit);
});

const inCase = (id: string): WorkflowSerializationContext => ({
  type: 'workflow',
  namespace: 'default',
  workflowId: `case-${id}`,
});

test.each<[string, string | undefined, string | undefined]>([
  ['in the case for which it was sealed', 'one', 'one'],
  ['nowhere in particular, as a page of Temporal shows it', 'one', undefined],
  ['in a case, when it was sealed before anything was bound', undefined, 'two'],
])('what the house has sealed is read %s', async (_title, writer, reader) => {
  const [payload] = await createCodec(first).encode(
    [defaultPayloadConverter.toPayload('yes')],
    writer === undefined ? undefined : inCase(writer),
  );
  const context = reader === undefined ? undefined : inCase(reader);
  const [{ metadata = {}, ...rest } = {}] = await createCodec(first).decode([payload!], context);
  expect(Object.keys(metadata ?? {})).toEqual(['encoding']);
  expect(defaultPayloadConverter.fromPayload({ metadata, ...rest })).toBe('yes');
});

test('what the house has sealed for one case is not read in another', async () => {
  const sealed = [defaultPayloadConverter.toPayload('yes')];
  const payloads = await createCodec(first).encode(sealed, inCase('one'));
  await expect(createCodec(first).decode(payloads, inCase('two'))).rejects.toThrow(
    'sealed for another workflow',
  );
});

test.each<[string, Record<string, Uint8Array>]>([
  ['another case', { 'encryption-workflow-id': new TextEncoder().encode('case-two') }],
  ['no case', {}],
])('nothing that was sealed for one case can be passed off as for %s', async (_title, mark) => {
  const sealed = [defaultPayloadConverter.toPayload('yes')];
  const [payload] = await createCodec(first).encode(sealed, inCase('one'));
  const { 'encryption-workflow-id': _bound, ...metadata } = payload!.metadata!;
  const forged = { ...payload, metadata: { ...metadata, ...mark } };
  await expect(createCodec(first).decode([forged], inCase('two'))).rejects.toThrow(/authenticate/);
});

test('of an older process nothing is known', () => {
  expect(readKeyMark('17@host')).toBeUndefined();
});

test('two encryptions of one value differ', async () => {
  const [one, two] = await Promise.all([written('yes', first), written('yes', first)]);
  expect(one.data).not.toEqual(two.data);
});
