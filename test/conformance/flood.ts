import { randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { Client } from '@temporalio/client';
import { createCodec } from '../../platform/codec/codec.ts';
import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import { type Choices, randomChoices } from './choices.ts';

/** Signals and updates of all shapes and encodings, of which none is meant: nothing may come of any of them. */
export interface Flood {
  readonly client: Client;
  /** Those of the worker. */
  readonly keys: PayloadKeys;
  readonly workflowIds: readonly string[];
  readonly seed: number;
  readonly count: number;
}

/** Sends them, several at once; returns how many Temporal has taken. */
export async function sendFlood({
  client,
  keys,
  workflowIds,
  seed,
  count,
}: Flood): Promise<number> {
  let taken = 0;
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      const choices = randomChoices(seed * 1_000_000 + next);
      const workflowId = workflowIds[next % workflowIds.length] ?? '';
      const payloads = await payloadsOf(choices, keys, workflowId);
      const update = choices.chance(30);
      const sent = update ? sendUpdate : sendSignal;
      // What Temporal itself refuses, such as too many at once, never reaches a case.
      await sent(client, workflowId, nameOf(choices), payloads).then(
        () => void (taken += 1),
        () => undefined,
      );
    }
  };
  await Promise.all(Array.from({ length: 12 }, worker));
  return taken;
}

const sendSignal = (client: Client, workflowId: string, signalName: string, payloads: Payload[]) =>
  client.workflowService.signalWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    signalName,
    input: { payloads },
  });

const sendUpdate = (client: Client, workflowId: string, name: string, payloads: Payload[]) =>
  client.workflowService.updateWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    waitPolicy: { lifecycleStage: 2 },
    request: { meta: { updateId: randomUUID() }, input: { name, args: { payloads } } },
  });

const nameOf = (choices: Choices): string =>
  choices.chance(90) ? 'act' : choices.one(['Act', 'withdrawn', '__stack_trace', 'x'.repeat(900)]);

const payloadsOf = async (
  choices: Choices,
  keys: PayloadKeys,
  workflowId: string,
): Promise<Payload[]> =>
  Promise.all(
    Array.from({ length: choices.one([1, 1, 1, 0, 2, 3]) }, () =>
      payloadOf(choices, keys, workflowId),
    ),
  );

const strangers: PayloadKeys = { active: 'b', byId: new Map([['b', new Uint8Array(32).fill(3)]]) };

async function payloadOf(
  choices: Choices,
  keys: PayloadKeys,
  workflowId: string,
): Promise<Payload> {
  const plain = defaultPayloadConverter.toPayload(valueOf(choices));
  const by = choices.one([keys, keys, keys, undefined, strangers]);
  const [payload = plain] = await createCodec(by).encode([plain], {
    type: 'workflow',
    namespace: 'default',
    workflowId,
  });
  return choices.chance(40) ? damaged(choices, payload) : payload;
}

function damaged(choices: Choices, payload: Payload): Payload {
  const metadata = payload.metadata ?? {};
  const data = payload.data ?? new Uint8Array();
  const encoding = new TextEncoder().encode(choices.one(encodings));
  return choices.one<() => Payload>([
    () => ({ metadata: { ...metadata, encoding }, data }),
    () => ({ metadata: { encoding }, data: randomBytes(choices) }),
    () => ({ metadata: { ...metadata, 'encryption-key-id': randomBytes(choices) }, data }),
    () => ({ metadata, data: data.subarray(choices.below(data.length + 1)) }),
    () => ({ metadata, data: data.map((byte) => (choices.chance(1) ? byte ^ 1 : byte)) }),
    () => ({ metadata }),
    () => ({ data }),
    () => ({}),
    () => ({
      metadata: { encoding: new TextEncoder().encode('binary/deflate json/plain') },
      data: deflateRawSync(Buffer.alloc(choices.below(4) * 1_000_000)),
    }),
  ])();
}

const encodings = [
  'json/plain',
  'json/protobuf',
  'binary/null',
  'binary/plain',
  'binary/encrypted',
  'binary/aes-gcm json/plain',
  'binary/aes-gcm binary/deflate-1 json/plain',
  'deflate-2 json/plain',
  'binary/deflate-1 json/plain',
  'binary/deflate binary/deflate binary/deflate json/plain',
  '\0',
  '',
] as const;

const randomBytes = (choices: Choices): Uint8Array =>
  Uint8Array.from({ length: choices.below(60) }, () => choices.below(256));

const oddValues = [
  null,
  undefined,
  '',
  'x',
  0,
  1,
  -1,
  1.5,
  1e308,
  true,
  [],
  {},
  'constructor',
  '__proto__',
  '\0',
  '\ud800',
  { toString: 1 },
  (choices: Choices) => '汉'.repeat(choices.below(30_000)),
  (choices: Choices) => ({ why: 'x'.repeat(choices.below(100_000)) }),
  () => JSON.parse(`${'['.repeat(2000)}${']'.repeat(2000)}`) as unknown,
  (choices: Choices) =>
    Object.fromEntries(Array.from({ length: choices.below(2000) }, (_, at) => [`f${at}`, at])),
] as const;

/** An act of somebody whom nobody has asked, or something like one. */
function valueOf(choices: Choices): unknown {
  if (choices.chance(20)) return oddValue(choices);
  const act = choices.chance(60)
    ? { task: 'department', round: 1, person: 'sun-yue', outcome: 'approved', channel: 'page' }
    : { event: 'withdrawn', person: 'sun-yue', channel: 'page' };
  const changes = Array.from({ length: choices.below(3) }, () => [
    choices.one([
      'task',
      'round',
      'person',
      'outcome',
      'event',
      'comment',
      'answers',
      'channel',
      '__proto__',
    ]),
    oddValue(choices),
  ]);
  return Object.fromEntries([...Object.entries(act), ...changes]);
}

const oddValue = (choices: Choices): unknown => {
  const odd = choices.one<(typeof oddValues)[number]>(oddValues);
  return typeof odd === 'function' ? odd(choices) : odd;
};
