const [major] = process.versions.node.split('.').map(Number);

/**
 * Tests run much code a few times, and a fifth of their processor time went into improving it: V8 waits for nine times as much work as
 * otherwise, as in a check (`cli/checking/load-compiled.ts`). V8 of Node 22 does not know the flag, and would not start.
 */
const improveCodeLater = major <= 20 ? ['--interrupt-budget=600000'] : [];

/** Another tenth went into clearing the small space for young objects, which begins at one megabyte in each thread. */
const moreRoom = major <= 24 ? ['--min-semi-space-size=32', '--max-semi-space-size=64'] : [];

/** What Node is told to run Jest. */
export const jest = [...improveCodeLater, ...moreRoom, 'node_modules/jest/bin/jest.js'];
