import root from '../../../jest.config.js';

const [{ runner, setupFiles, modulePathIgnorePatterns, extensionsToTreatAsEsm, transform }] =
  root.projects;

/** Only tests that need no server and no database, the cheapest first; over at the first file that fails. */
export default {
  rootDir: '../../..',
  runner,
  setupFiles,
  modulePathIgnorePatterns,
  extensionsToTreatAsEsm,
  transform,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testSequencer: '<rootDir>/test/analysis-mutants/battery/in-order.js',
  reporters: ['<rootDir>/test/analysis-mutants/battery/first-failure.js'],
  maxWorkers: 1,
};
