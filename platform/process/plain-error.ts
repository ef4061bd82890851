/** An error that a person can mend: `message` is one sentence that says what is wrong and what to do. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
