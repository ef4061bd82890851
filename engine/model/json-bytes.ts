/** Bytes of a value as JSON in UTF-8; none of what JSON does not have. */
export const jsonBytes = (value: unknown): number =>
  new TextEncoder().encode(JSON.stringify(value) ?? '').length;
