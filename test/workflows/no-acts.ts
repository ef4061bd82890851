import { deflateRawSync } from 'node:zlib';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { Act } from '../../engine/model/act.ts';
import { sealKey } from '../../engine/ports/payload-seal.ts';
import { workflowIdOf } from '../../engine/ports/workflow-ids.ts';
import { createCodec } from '../../platform/codec/codec.ts';
import type { PayloadKeys } from '../../platform/codec/encryption.ts';

/** The keys of the worker. */
export const keys: PayloadKeys = {
  active: 'a',
  byId: new Map([['a', new Uint8Array(32).fill(7)]]),
};
/** A key that it does not have. */
export const strange: PayloadKeys = {
  active: 'b',
  byId: new Map([['b', new Uint8Array(32).fill(8)]]),
};

/** What a person asked answers. */
export const yes = (person: string): Act => ({
  task: 'department',
  round: 1,
  person,
  outcome: 'approved',
  channel: 'api',
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const written = (encoding: string, data: Uint8Array): Payload => ({
  metadata: { encoding: bytes(encoding) },
  data,
});
export const plain = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);
const withMetadata = (payload: Payload, key: string, text: string): Payload => ({
  ...payload,
  metadata: { ...payload.metadata, [key]: bytes(text) },
});
/** Seals values for a case, as whoever says something to it past the server does. */
export const allSealedBy = async (
  by: PayloadKeys | undefined,
  caseId: string,
  ...values: readonly unknown[]
): Promise<Payload[]> =>
  createCodec(by).encode(values.map(plain), {
    type: 'workflow',
    namespace: 'default',
    workflowId: workflowIdOf(caseId),
  });
const allSealed = (caseId: string, ...values: readonly unknown[]) =>
  allSealedBy(keys, caseId, ...values);
export const sealed = async (caseId: string, value: unknown): Promise<Payload> =>
  (await allSealed(caseId, value))[0] ?? plain(value);
/** Sealed for no case, as it was before the command line bound what it said. */
export const unbound = (value: unknown): Promise<Payload[]> =>
  createCodec(keys).encode([plain(value)]);

/** Signals that are no acts: what is sent, as the payloads of one signal. */
export const noActs: readonly (readonly [
  string,
  (caseId: string) => Promise<readonly Payload[]>,
])[] = [
  ['no input', async () => []],
  ...[null, 'approved', 5, true, [], {}, [{ task: 'department' }]].map(
    (value) => [JSON.stringify(value), (id: string) => allSealed(id, value)] as const,
  ),
  ['two values', async (id) => allSealed(id, yes('grace-chen'), yes('grace-chen'))],
  ['nothing', async (id) => allSealed(id, undefined)],
  ['bytes', async (id) => allSealed(id, new Uint8Array([1, 2, 3]))],
  ...(
    [
      { round: '1' },
      { round: 0 },
      { round: 1.5 },
      { round: null },
      { round: 1e300 },
      { task: 5 },
      { task: '' },
      { task: { toString: 'department' } },
      { task: 'x'.repeat(501) },
      { person: undefined },
      { person: ['grace-chen'] },
      { person: 'grace-chen\0' },
      { outcome: '' },
      { outcome: 1 },
      { event: 'withdrawn' },
      { comment: { text: 'x' } },
      { comment: null },
      { comment: 'x'.repeat(2001) },
      { comment: 'x'.repeat(90_000) },
      { comment: 'half \ud800 a letter' },
      { answers: 'yes' },
      { answers: [] },
      { answers: null },
      { answers: { why: null } },
      { answers: { why: [[[]]] } },
      { answers: { why: { deep: { deeper: 1 } } } },
      { answers: { '': 'x' } },
      { answers: { why: 'x'.repeat(65_536) } },
      { answers: { why: '\u6c49'.repeat(22_000) } },
      { answers: Object.fromEntries(Array.from({ length: 9000 }, (_, at) => [`f${at}`, at])) },
    ] as const
  ).map(
    (change) =>
      [
        `an answer with ${JSON.stringify(change).slice(0, 60)}`,
        (id: string) => allSealed(id, { ...yes('grace-chen'), ...change }),
      ] as const,
  ),
  ...['nobody-at-all', 'sun-yue', '__proto__'].map(
    (person) =>
      [
        `a withdrawal by ${person}`,
        (id: string) => allSealed(id, { event: 'withdrawn', person, channel: 'page' }),
      ] as const,
  ),
  ...['constructor', '__proto__', 'toString', 'nonsense'].map(
    (event) =>
      [
        `the event ${event}`,
        (id: string) => allSealed(id, { event, person: 'candidate', channel: 'page' }),
      ] as const,
  ),
  ['a plain answer', async () => [plain(yes('grace-chen'))]],
  ['a plain withdrawal', async () => [plain({ event: 'withdrawn', person: 'candidate' })]],
  [
    'a plain answer that calls itself sealed',
    async () => [withMetadata(plain(yes('grace-chen')), sealKey, '{"seal":"sealed","key":"a"}')],
  ],
  ['an answer under another key', async (id) => allSealedBy(strange, id, yes('grace-chen'))],
  [
    'an answer under another key of the same name',
    async (id) =>
      allSealedBy(
        { active: 'a', byId: new Map([['a', new Uint8Array(32).fill(9)]]) },
        id,
        yes('grace-chen'),
      ),
  ],
  [
    'an answer whose key is named otherwise afterwards',
    async (id) =>
      (await allSealed(id, yes('grace-chen'))).map((one) =>
        withMetadata(one, 'encryption-key-id', 'c'),
      ),
  ],
  [
    'a key name that is none',
    async (id) =>
      (await allSealed(id, yes('grace-chen'))).map((one) =>
        withMetadata(one, 'encryption-key-id', '\u0000'.repeat(2000)),
      ),
  ],
  [
    'a key without a name',
    async (id) =>
      (await allSealed(id, yes('grace-chen'))).map(({ data, metadata }) => ({
        data: data!,
        metadata: { encoding: metadata!['encoding']! },
      })),
  ],
  [
    'an answer cut short',
    async (id) =>
      (await allSealed(id, yes('grace-chen'))).map((one) => ({
        ...one,
        data: one.data!.subarray(0, 5),
      })),
  ],
  ['an answer that is bound to no case', async () => unbound(yes('grace-chen'))],
  ['an answer of another case', async () => allSealed('another', yes('grace-chen'))],
  [
    'an answer of another case that calls itself one of this case',
    async (id) =>
      (await allSealed('another', yes('grace-chen'))).map((one) =>
        withMetadata(one, 'encryption-workflow-id', workflowIdOf(id)),
      ),
  ],
  [
    'an answer of another case that calls itself bound to none',
    async () =>
      (await allSealed('another', yes('grace-chen'))).map(({ data, metadata }) => {
        const { 'encryption-workflow-id': _bound, ...others } = metadata!;
        return { data: data!, metadata: others };
      }),
  ],
  ['no metadata', async () => [{ data: new Uint8Array([1]) }]],
  ['no data', async () => [{ metadata: { encoding: bytes('json/plain') } }]],
  ...[
    'json/plain',
    'json/protobuf',
    'binary/protobuf',
    'binary/encrypted',
    '',
    'binary/aes-gcm json/plain',
    'binary/aes-gcm binary/aes-gcm json/plain',
    'deflate-2 json/plain',
    'binary/deflate-1 json/plain',
    'binary/deflate json/plain',
    `${'binary/deflate '.repeat(3000)}json/plain`,
  ].map(
    (encoding) =>
      [
        `${encoding.slice(0, 60)} that is none`,
        async () => [written(encoding, bytes('{"task":'))],
      ] as const,
  ),
  [
    'sixty megabytes of zeros, compressed',
    async () => [written('binary/deflate json/plain', deflateRawSync(Buffer.alloc(60_000_000)))],
  ],
  ['a deep nest', async () => [written('json/plain', bytes('['.repeat(400_000)))]],
  [
    'a deep nest with an expression',
    async () => [
      written(
        'json/plain',
        bytes(`{"interpreter":1,"plan":${'['.repeat(50_000)}{"cel":"1"}${']'.repeat(50_000)}}`),
      ),
    ],
  ],
];
