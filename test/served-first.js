/**
 * The order of test files: those that run servers first, since they take longest and wait most, then the others, which fill the time; long
 * files before short ones. Jest's own order knows the times of earlier runs, and has none on a fresh machine.
 */
export default class ServedFirst {
  sort(tests) {
    return tests.toSorted((a, b) => rankOf(b) - rankOf(a) || sizeOf(b) - sizeOf(a));
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}

const rankOf = ({ context }) => (context.config.displayName?.name === 'unit' ? 0 : 1);

const sizeOf = ({ path, context }) => context.hasteFS.getSize(path) ?? 0;
