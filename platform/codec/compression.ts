import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload } from '@temporalio/common';
import { dictionary } from './dictionary.ts';
import { contentOf, unwrap, wrap } from './payload-wrap.ts';

const stage = 'binary/deflate-1';
/** The stage of payloads from before there was a dictionary. */
const plainStage = 'binary/deflate';

/** Far above the 2 MiB that Temporal accepts, far below the size to which hostile payloads could inflate. */
const mostTogether = 32 * 1024 * 1024;

/** Compresses a payload, unless it would not become smaller. */
export function deflate(payload: Payload): Payload {
  const { data } = contentOf(payload);
  const small = deflateRawSync(data, { level: 9, dictionary });
  return small.length + stage.length + 1 < data.length ? wrap(payload, stage, small) : payload;
}

/** Undoes `deflate` for one payload after the other; `undefined` when a payload is not compressed. */
export type Inflater = (payload: Payload) => Payload | undefined;

/** Inflates what comes together. Throws once that is more than all of it may have: many small bombs are one large one. */
export function createInflater(): Inflater {
  let left = mostTogether;
  const open = (
    data: Uint8Array,
    dictionaries: { readonly dictionary?: Uint8Array },
  ): Uint8Array => {
    const inflated = inflateRawSync(data, { maxOutputLength: Math.max(1, left), ...dictionaries });
    left -= inflated.length;
    return inflated;
  };
  return (payload) =>
    unwrap(payload, stage, (data) => open(data, { dictionary })) ??
    unwrap(payload, plainStage, (data) => open(data, {}));
}
