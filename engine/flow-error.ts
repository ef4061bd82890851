/** A broken promise inside the engine: never an author's mistake, those are diagnostics. Hosts turn the code into their own terms. */
export class FlowError extends Error {
  constructor(
    readonly code:
      'unknown-kind' | 'unknown-calendar' | 'expression-failed' | 'not-an-instant' | 'interpreter',
    message: string,
  ) {
    super(message);
    this.name = 'FlowError';
  }
}
