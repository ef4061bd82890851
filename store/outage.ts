/**
 * Whether an error says that the database cannot answer just now: it is down, restarts, is full or too slow. The same
 * call may succeed later; whether it has changed anything is unknown.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (socketCodes.has(code)) return true;
  // A state of five letters comes from the server, whose words are in its own language.
  if (/^[0-9A-Z]{5}$/.test(code)) return states.some((state) => code.startsWith(state));
  return clientWords.some((words) => error.message.includes(words));
}

const socketCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/** SQLSTATE: connection, resources (a full disk), a statement that took too long, shutdown and start, input and output, read-only (a standby). */
const states = ['08', '53', '57014', '57P0', '25P03', '58', '25006'] as const;

/** pg gives its own errors no code. */
const clientWords = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Client was closed',
  'Query read timeout',
] as const;
