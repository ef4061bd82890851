import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload } from '@temporalio/common';
import { firstDictionary, secondDictionary } from './dictionary.ts';
import { contentOf, unwrap, wrap } from './payload-wrap.ts';

interface CompressionStage {
  readonly name: string;
  readonly dictionary?: Uint8Array;
}

/** What compresses now. */
const stage = { name: 'deflate-2', dictionary: secondDictionary } satisfies CompressionStage;

/** What has ever compressed. */
const stages: readonly CompressionStage[] = [
  stage,
  { name: 'binary/deflate-1', dictionary: firstDictionary },
  { name: 'binary/deflate' },
];

/** Far above the 2 MiB that Temporal accepts, far below the size to which hostile payloads could inflate. */
const mostTogether = 32 * 1024 * 1024;

/** Compresses a payload, unless it would not become smaller. */
export function deflate(payload: Payload): Payload {
  const { data } = contentOf(payload);
  const small = deflateRawSync(data, { level: 9, dictionary: stage.dictionary });
  return small.length + stage.name.length + 1 < data.length
    ? wrap(payload, stage.name, small)
    : payload;
}

/** Undoes `deflate` for one payload after the other; `undefined` when a payload is not compressed. */
export type Inflater = (payload: Payload) => Payload | undefined;

/** Inflates what comes together. Throws once that is more than all of it may have: many small bombs are one large one. */
export function createInflater(): Inflater {
  let left = mostTogether;
  const open = (
    data: Uint8Array,
    { dictionary }: Pick<CompressionStage, 'dictionary'>,
  ): Uint8Array => {
    const inflated = inflateRawSync(data, {
      maxOutputLength: Math.max(1, left),
      ...(dictionary && { dictionary }),
    });
    left -= inflated.length;
    return inflated;
  };
  return (payload) => {
    for (const one of stages) {
      const inflated = unwrap(payload, one.name, (data) => open(data, one));
      if (inflated !== undefined) return inflated;
    }
    return undefined;
  };
}
