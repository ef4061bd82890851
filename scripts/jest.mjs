/**
 * Tests run much code a few times, and a fifth of their processor time went into improving it: V8 waits for nine times as much work as
 * otherwise, as in a check (`cli/checking/load-compiled.ts`). V8 of a later version of Node might not know the flag, and would not start.
 */
const improveCodeLater = Number(process.versions.node.split('.')[0]) <= 24;

/** What Node is told to run Jest. */
export const jest = [
  ...(improveCodeLater ? ['--interrupt-budget=600000'] : []),
  'node_modules/jest/bin/jest.js',
];
