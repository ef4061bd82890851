import { compile } from '../../../../engine/compiler/compile.ts';
import { isError } from '../../../../engine/compiler/schema/compile-file.ts';
import { sortDiagnostics } from '../../../../engine/compiler/report/print-diagnostics.ts';
import { expectedDiagnostics, fixture, fixturesIn } from '../fixtures.ts';

test.each(fixturesIn('valid'))('nothing is found in valid/%s', async (name) => {
  const { plan, diagnostics } = await compile(fixture('valid', name).files, name);
  expect(diagnostics).toEqual([]);
  expect(plan?.flow).toBe(name);
});

test.each(fixturesIn('invalid'))(
  'invalid/%s has what it says, what to do about it, and no plan with an error',
  async (name) => {
    const { text, files } = fixture('invalid', name);
    const { plan, diagnostics } = await compile(files, name);
    const found = sortDiagnostics(diagnostics).map(
      ({ code, line, column, message }) => `${code} ${line}:${column} ${message}`,
    );
    expect(found).toEqual(expectedDiagnostics(text));
    expect(found).not.toEqual([]);
    expect(plan === undefined).toBe(diagnostics.some(isError));
    // Neither shouts nor ends in a full stop.
    for (const { message, hint } of diagnostics)
      for (const said of [message, hint]) expect(said).toMatch(/^[^A-Z].*[^.!]$/);
  },
);

test('a flow that does not exist is a finding', async () => {
  const { files } = fixture('valid', 'core');
  expect((await compile(files, 'cor')).diagnostics).toMatchObject([
    { code: 'unknown-flow', file: 'flows/cor.yaml', message: 'there is no flow "cor"' },
  ]);
});

test('an error in a part stops the flows that run it, and no other', async () => {
  const { files } = fixture('valid', 'core');
  const other = 'flow: other\ntitle: T\ncalendar: office\nsteps: [{ run: regret }]\n';
  const broken = new Map([
    ...files,
    ['parts/manager-call.yaml', 'part: manager-call\n'],
    ['flows/other.yaml', other],
  ]);
  expect((await compile(broken, 'core')).plan).toBeUndefined();
  expect((await compile(broken, 'other')).plan).toBeDefined();
});

/** Asks so many times for a long text, which an expression reads, or does not. */
const essays = (count: number, reads: string) =>
  `flow: essays\ntitle: T\ncalendar: office\nsteps:\n${Array.from(
    { length: count },
    (_, at) =>
      `  - { ask: candidate, id: e${at}, form: essay, within: 1 day, silent: [] }\n  - { tell: recruiter, id: t${at}, template: withdrawal-noted, when: '${reads.replaceAll('#', `e${at}`)}' }\n`,
  ).join('')}  - end: done\n`;

const paragraph = (name: string, length: number) =>
  `  - { name: ${name}, type: paragraph, label: L, maxLength: ${length} }\n`;

test.each([
  ['few long texts that are read', essays(40, 'has(#.answers.why) && #.answers.why == "x"'), 0],
  ['many', essays(60, 'has(#.answers.why) && #.answers.why == "x"'), 1],
  [
    'many, of which another field is read',
    essays(60, 'has(#.answers.how) && #.answers.how == "x"'),
    0,
  ],
  ['many that nobody reads', essays(60, 'case.candidate.name == "x"'), 0],
])('what a case carries from run to run: %s', async (_title, flow, found) => {
  const { files } = fixture('valid', 'core');
  const form = `form: essay\ntitle: T\nfields:\n${paragraph('why', 9000)}${paragraph('how', 100)}`;
  const all = new Map([...files, ['flows/essays.yaml', flow], ['forms/essay.yaml', form]]);
  const { diagnostics } = await compile(all, 'essays');
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject(
    Array.from({ length: found }, () => ({ code: 'too-much-to-carry', line: 4 })),
  );
});

const runs = (inner: string) => `steps:\n${`  - run: ${inner}\n`.repeat(20)}`;

test('parts that run each other many times over are refused, not unfolded', async () => {
  const { files } = fixture('valid', 'core');
  const many = Array.from(
    { length: 8 },
    (_, i) =>
      [`parts/f${i}.yaml`, `part: f${i}\n${runs(i < 7 ? `f${i + 1}` : 'manager-call')}`] as const,
  );
  const flow = `flow: all\ntitle: T\ncalendar: office\n${runs('f0')}`;
  const { plan, diagnostics } = await compile(
    new Map([...files, ...many, ['flows/all.yaml', flow]]),
    'all',
  );
  expect(plan).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: 'too-many-steps', line: 4 }]);
});
