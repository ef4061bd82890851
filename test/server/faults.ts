/** What `tidings check` finds in a flow with a key that there is not. */
export const unknownKey = {
  code: 'unknown-key',
  severity: 'error',
  file: 'flows/faulty.yaml',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  message: 'unknown key "stepz"',
  hint: 'did you mean "steps"?',
} as const;

/** What it finds in one that leaves the candidate without an answer. */
export const ghosted = {
  ...unknownKey,
  code: 'ghosted',
  file: 'flows/ghosting.yaml',
  message: 'the case can end without the candidate having heard an answer',
  hint: 'tell the candidate an outcome before this end',
} as const;
