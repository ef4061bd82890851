/** The dev server with virtual time that the set-up has started, for test files of the `temporal` and `e2e` projects. */
export function testServer(): { readonly address: string; readonly cli: string } {
  return {
    address: given('TIDINGS_TEST_TEMPORAL'),
    cli: given('TIDINGS_TEST_TEMPORAL_CLI'),
  };
}

/** Path of the workflow bundle that the set-up has built, for a worker's `workflowBundle: { codePath }`. */
export function testBundle(): string {
  return given('TIDINGS_TEST_BUNDLE');
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing: this file runs in "temporal" only`);
  return value;
}
