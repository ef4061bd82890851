import type { Payload } from '@temporalio/common';

const utf8 = new TextEncoder();
const text = new TextDecoder();

/** A payload as the stages of the codec see it: its encoding and its data. */
export interface PayloadContent {
  readonly encoding: string;
  readonly data: Uint8Array;
}

export const contentOf = ({ metadata, data }: Payload): PayloadContent => ({
  encoding: text.decode(metadata?.['encoding'] ?? new Uint8Array()),
  data: data ?? new Uint8Array(),
});

/** Wraps a payload in another stage; all other metadata stays. */
export const wrap = (
  payload: Payload,
  stage: string,
  data: Uint8Array,
  added: Readonly<Record<string, string>> = {},
): Payload => ({
  ...payload,
  metadata: {
    ...payload.metadata,
    encoding: utf8.encode(`${stage} ${contentOf(payload).encoding}`),
    ...Object.fromEntries(Object.entries(added).map(([key, value]) => [key, utf8.encode(value)])),
  },
  data,
});

/** Unwraps the outermost stage; `undefined` when it is another one. */
export function unwrap(
  payload: Payload,
  stage: string,
  open: (data: Uint8Array, inner: string) => Uint8Array,
): Payload | undefined {
  const { encoding, data } = contentOf(payload);
  if (!encoding.startsWith(`${stage} `)) return undefined;
  const inner = encoding.slice(stage.length + 1);
  return {
    ...payload,
    metadata: { ...payload.metadata, encoding: utf8.encode(inner) },
    data: open(data, inner),
  };
}
