type FlowErrorCode =
  | 'unknown-kind'
  | 'unknown-calendar'
  | 'unknown-finding'
  | 'expression-failed'
  | 'not-an-instant'
  | 'interpreter';

/**
 * A violated invariant of the engine, with a stable code. An author's mistake is a
 * diagnostic instead. Hosts translate the code into their own terms.
 */
export class FlowError extends Error {
  readonly code: FlowErrorCode;

  constructor(code: FlowErrorCode, message: string) {
    super(message);
    this.name = 'FlowError';
    this.code = code;
  }
}
