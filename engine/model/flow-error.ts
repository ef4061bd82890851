type FlowErrorCode =
  'unknown-kind' | 'unknown-calendar' | 'expression-failed' | 'not-an-instant' | 'interpreter';

/** A broken promise inside the engine: never an author's mistake, those are diagnostics. Hosts turn the code into their own terms. */
export class FlowError extends Error {
  readonly code: FlowErrorCode;

  constructor(code: FlowErrorCode, message: string) {
    super(message);
    this.name = 'FlowError';
    this.code = code;
  }
}
