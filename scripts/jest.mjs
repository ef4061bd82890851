/**
 * Tests run much code a few times, and a fifth of their processor time went into improving it: V8 waits for nine times as much work as
 * otherwise, as in a check (`cli/checking/load-compiled.ts`). Another tenth went into clearing the small space for young objects, which
 * begins at one megabyte in each thread. V8 of a later version of Node might not know the flags, and would not start.
 */
const flags =
  Number(process.versions.node.split('.')[0]) <= 24
    ? ['--interrupt-budget=600000', '--min-semi-space-size=32', '--max-semi-space-size=64']
    : [];

/** What Node is told to run Jest. */
export const jest = [...flags, 'node_modules/jest/bin/jest.js'];
