import { runTests } from '../../cli/rehearsal/run-tests.ts';

const { suites, diagnostics } = await runTests(
  { definitions: 'definitions', templates: 'templates' },
  { flows: [] },
);

test('the shipped scenes have no faults', () => {
  expect(diagnostics).toEqual([]);
  expect(suites.map(({ flow }) => flow)).toEqual([
    'basic-instant',
    'core-transparent',
    'senior-transparent',
    'urgent-fast-track',
  ]);
});

test.each(suites)('the scenes of $flow reach everything', ({ unreached, coverage }) => {
  expect(unreached).toEqual([]);
  const { paths, steps, outcomes } = coverage ?? {};
  for (const share of [paths, steps, outcomes]) expect(share?.reached).toBe(share?.all);
});

const sceneResults = suites.flatMap((suite) =>
  suite.results.map((one) => ({ title: `${suite.flow}: ${one.scene.title}`, ...one })),
);

test.each(sceneResults)('$title', ({ failures, rehearsal }) => {
  expect(failures).toEqual([]);
  expect(rehearsal.over).toBe(true);
});
