/**
 * The order of test files: those that run servers first, since they take longest and wait most. While two workers wait for servers, a
 * third computes: the few files that do nothing else for long come behind the first two. The others fill the time. Jest's own order knows
 * the times of earlier runs, and has none on a fresh machine.
 */
export default class ServedFirst {
  sort(tests) {
    const inOrder = tests.toSorted((a, b) => placeOf(a) - placeOf(b) || sizeOf(b) - sizeOf(a));
    const served = inOrder.filter((test) => !isUnit(test));
    const units = inOrder.filter(isUnit);
    const computing = units.filter((test) => placeOf(test) < longest.length);
    const others = units.filter((test) => placeOf(test) === longest.length);
    return [...served.slice(0, 2), ...computing, ...served.slice(2), ...others];
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}

/** The files that take longest, each more than a quarter of a minute; of the others a long file takes longer than a short one. */
const longest = [
  'workflows/conformance',
  'workflows/continue-as-new',
  'workflows/stopped',
  'workflows/definitions',
  'workflows/acts',
  'workflows/replay',
  'e2e/told',
  'workflows/conformance-cuts',
  'start/start',
  'soundness/campaign',
  'store/folder',
  'mutations/mutations',
  'proofs/pages',
  'pages/browser',
];

const placeOf = ({ path }) => {
  const place = longest.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));
  return place < 0 ? longest.length : place;
};

const isUnit = ({ context }) => context.config.displayName?.name === 'unit';

const sizeOf = ({ path, context }) => context.hasteFS.getSize(path) ?? 0;
