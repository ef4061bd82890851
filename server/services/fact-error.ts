/** What is wrong in a request, by JSON pointer into its body. */
export interface FactError {
  readonly pointer: string;
  readonly message: string;
}
