import short from './jest.config.js';

// The tests that do not fit into the time of `npm test`, with the same server.

const [, served] = short.projects;
const { testPathIgnorePatterns: _long, ...settings } = served;

export default {
  ...short,
  projects: [{ ...settings, displayName: 'long', testMatch: ['<rootDir>/test/**/*.long.test.ts'] }],
};
