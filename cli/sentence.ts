/** The one sentence that a person is told when a command cannot go on, with the stack only where TIDINGS_DEBUG asks for it. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return `tidings: ${String(error)}`;
  const [first = error.name] = error.message.split('\n');
  const stack = process.env['TIDINGS_DEBUG'] === undefined ? '' : `\n${error.stack ?? ''}`;
  return `tidings: ${first}${stack}`;
}
