/** What is wrong in a request, by JSON pointer into its body. */
export interface RequestProblem {
  readonly pointer: string;
  readonly message: string;
}
