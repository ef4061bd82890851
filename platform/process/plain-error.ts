/** A failure a person can mend: `message` is one sentence saying what is wrong and what to do. */
export class PlainError extends Error {
  override readonly name = 'PlainError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
