import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Payload } from '@temporalio/common';
import { dictionary } from './dictionary.ts';
import { contentOf, unwrap, wrap } from './payload-wrap.ts';

const stage = 'binary/deflate-1';
/** The stage of payloads from before there was a dictionary. */
const plainStage = 'binary/deflate';

/** Far above the 2 MiB that Temporal accepts, far below the size to which a hostile payload could inflate. */
const maxOutputLength = 32 * 1024 * 1024;

/** Compresses a payload, unless it would not become smaller. */
export function deflate(payload: Payload): Payload {
  const { data } = contentOf(payload);
  const small = deflateRawSync(data, { level: 9, dictionary });
  return small.length + stage.length + 1 < data.length ? wrap(payload, stage, small) : payload;
}

/** Undoes `deflate`; `undefined` when the payload is not compressed. */
export const inflate = (payload: Payload): Payload | undefined =>
  unwrap(payload, stage, (data) => inflateRawSync(data, { maxOutputLength, dictionary })) ??
  unwrap(payload, plainStage, (data) => inflateRawSync(data, { maxOutputLength }));
