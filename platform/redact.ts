/** A copy in which fields whose names promise secrets or something personal are blotted out, however deep. */
export const redactFields = (fields: object): Record<string, unknown> => blot(fields, 0);

/** Takes passwords out of addresses, tokens out of links, and mail addresses. A line of JSON stays one. */
export const redactText = (text: string): string =>
  text
    .replaceAll(/\/\/[^\s/@"]+@/g, `//${mark}@`)
    .replaceAll(/\/([tc])\/[\w-]{20,}/g, `/$1/${mark}`)
    .replaceAll(/[^\s<>"'(),;:@/[\]{}]+@[\w-]+(\.[\w-]+)+/g, mark)
    .replaceAll(/\b(Bearer|Basic) +[^\s"]+/gi, `$1 ${mark}`);

const mark = '[redacted]';

const deepest = 6;

const blotted =
  /^(authorization|cookie|set-cookie|.*password|.*secret|.*token|.*api[_-]?key|keys?|(smtp|database)_?url|e?mail|to|phone|facts|comment|answers|candidate|recipients?)$/i;

function blot(fields: object, depth: number): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    clean[name] = blotted.test(name) ? mark : within(value, depth);
  }
  return clean;
}

function within(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= deepest) return '[too deep]';
  if (isError(value)) return ofError(value, depth);
  if (Array.isArray(value)) return value.map((item) => within(item, depth + 1));
  return blot(value, depth + 1);
}

/** Not `instanceof`: errors may come from another realm. */
const isError = (value: object): value is Error => 'stack' in value && 'message' in value;

function ofError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  return {
    ...blot(error, depth + 1),
    type: name,
    message,
    stack,
    ...(cause !== undefined && { cause: within(cause, depth + 1) }),
  };
}
