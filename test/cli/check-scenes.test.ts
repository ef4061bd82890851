import { readFileSync } from 'node:fs';
import { runTests } from '../../cli/rehearsal/run-tests.ts';
import { check, folders, inProjectsOfTheirOwn, inRoot, late, write } from './late-flow.ts';

inProjectsOfTheirOwn();

/** Flows whose promises fail in different ways; what they write must come true. */
const broken: readonly (readonly [string, () => void])[] = [
  ['a promise broken over the holiday', late],
  [
    'a silence too long',
    () => {
      write(
        `  - { tell: candidate, id: word, template: in-review, with: { expected: 3 business days } }
  - wait: 2 business days
  - { tell: candidate, id: told, template: no-decision-yet }
`,
        'promises: [{ silence: candidate, atMost: 3 days }]',
      );
    },
  ],
  [
    'nobody tells',
    () => {
      write(`  - approve: Decide
    id: decide
    by: [group-hr, finance-partner]
    need: 2
    within: 4 business hours
    rejected: []
    silent: [{ run: no-decision-yet }]
  - end: done
`);
    },
  ],
  [
    'a task too late, after the candidate has been told',
    () => {
      write(
        `  - { tell: candidate, id: told, template: no-decision-yet }
  - todo: Call
    id: call
    for: recruiter
    within: 8 business hours
    outcomes: { done: [] }
    silent: done
`,
        'promises: [{ todo: call, within: 1 day, after: told }]',
      );
    },
  ],
  [
    'only some cases go the way on which it fails',
    () => {
      write(
        `  - choose:
      - when: "case.position.family == 'core' && has(case.result) && has(case.result.match) && case.result.match > 90"
        do: [{ wait: 5 days }]
    else: []
  - { tell: candidate, id: told, template: no-decision-yet }
`,
        'promises: [{ tell: candidate, about: answer, within: 2 days }]',
      );
    },
  ],
];

test.each(broken)(
  '%s: the scene comes to the minute that the proof has named',
  async (_t, wrong) => {
    wrong();
    const file = inRoot('definitions/flows/late.test.yaml');
    const { code, err } = await check({ scenes: file });
    expect([code, err]).toEqual([1, `${file}\n`]);
    const { suites, diagnostics } = await runTests(folders(), { flows: ['late'] });
    expect(diagnostics).toEqual([]);
    const results = suites.flatMap((suite) => suite.results);
    expect(results.length).toBeGreaterThan(0);
    expect(results.map(({ failures }) => failures)).toEqual(results.map(() => []));
    expect(readFileSync(file, 'utf8')).toMatch(/at: \d{4}-\d\d-\d\dT\d\d:\d\d/);
  },
);

test('below a folder every flow has a file of its own, which can be played there', async () => {
  late();
  const { err } = await check({ scenes: inRoot('scenes') });
  const file = inRoot('scenes/late.test.yaml');
  expect(err).toBe(`${file}\n`);
  const { suites } = await runTests(folders(), { flows: [], paths: [file] });
  expect(suites.map((suite) => [suite.file, suite.results.length])).toEqual([[file, 1]]);
});
