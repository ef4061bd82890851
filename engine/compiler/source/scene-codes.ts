/** Codes of what is found in `flows/<id>.test.yaml` alone; the table of codes includes them. */
export const sceneCodes = {
  'unknown-task': 'A task that the flow does not have.',
  'unknown-act': 'Something to do that no task of the flow offers.',
  'unknown-page': "A step that the candidate's page never shows.",
  'unknown-promise': 'A promise that the flow does not make.',
  'no-expectation': 'A scene that expects nothing shows nothing.',
  'no-moment': 'An act of which nobody knows when it happens.',
  'wrong-facts': 'Facts of a case that break `case.yaml`.',
  'untestable-flow': 'A flow whose own definitions have errors cannot be rehearsed.',
} as const satisfies Readonly<Record<string, string>>;
