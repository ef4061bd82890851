/** A copy in which fields with names of secrets or personal data are redacted, at any depth. */
export const redactFields = (fields: object): Record<string, unknown> => redactObject(fields, 0);

/** Redacts passwords in URLs, tokens in links, and mail addresses, in time that grows with the length. A line of JSON remains valid. */
export const redactText = (text: string): string =>
  text
    .replaceAll(/\/\/[^\s/@"]{1,256}@/g, `//${redacted}@`)
    .replaceAll(/\/([tc])\/[\w-]{20,}/g, `/$1/${redacted}`)
    .replaceAll(
      /[^\s<>"'(),;:@/[\]{}]{1,64}@[\p{L}\p{M}\p{N}_-]{1,63}(\.[\p{L}\p{M}\p{N}_-]{1,63}){1,9}/gu,
      redacted,
    )
    .replaceAll(/\b(Bearer|Basic) +[^\s"]+/gi, `$1 ${redacted}`);

const redacted = '[redacted]';

const maxDepth = 6;
/** No sentence of ours is longer; what is comes from outside. */
const mostLetters = 4_000;

const secretNames =
  /^(authorization|cookie|set-cookie|.*password|.*secret|.*token|.*api[_-]?key|keys?|(smtp|database)_?url|e?mail|to|phone|facts|comment|answers|candidate|recipients?)$/i;

function redactObject(fields: object, depth: number): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    clean[name] = secretNames.test(name) ? redacted : redactValue(value, depth);
  }
  return clean;
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return shortened(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth >= maxDepth) return '[too deep]';
  if (isError(value)) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redactValue(item, depth + 1));
  return redactObject(value, depth + 1);
}

/** Not `instanceof`: errors may come from another realm. */
const isError = (value: object): value is Error => 'stack' in value && 'message' in value;

/** What an error carries beside its message may be the row or the parameters that failed: only what is known to be of the machine stays. */
const ofMachines = new Set(
  'code errno syscall port severity schema table column constraint routine status activityType activityId workflowId runId retryState nonRetryable'.split(
    ' ',
  ),
);

const shortened = (text: string): string =>
  text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text;

function redactError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const known = Object.entries(error).filter(([field]) => ofMachines.has(field));
  return {
    ...redactObject(Object.fromEntries(known), depth + 1),
    type: name,
    message: shortened(message),
    ...(stack !== undefined && { stack: shortened(stack) }),
    ...(cause !== undefined && { cause: redactValue(cause, depth + 1) }),
  };
}
