import { compileAll } from '../../../../engine/compiler/compile.ts';
import { surroundingFiles } from '../fixtures.ts';

const flow = (id: string, outcome: string) =>
  `flow: ${id}\ntitle: T\ncalendar: office\nsteps: [{ end: ${outcome} }]\n`;

const approval =
  'on: { withdrawn: [{ approve: A, by: department-hr, within: 2h, silent: [] }, { end: withdrew }] }\n';

test.each<[string, string, Readonly<Record<string, string>>, readonly string[]]>([
  ['a name like no other', 'all-done', {}, []],
  [
    'nearly an outcome of a task of another flow, since this one may be a part of it',
    'rejectd',
    { 'flows/b.yaml': `${flow('b', 'rejected')}${approval}` },
    ['no task has the outcome "rejectd"; did you mean "rejected"?'],
  ],
  [
    'nearly a name under keep',
    'hierd',
    { 'house.yaml': 'keep: { hired: 10 years, else: 1 year }', 'flows/b.yaml': flow('b', 'hired') },
    ['no task has the outcome "hierd"; did you mean "hired"?'],
  ],
  [
    'nearly a name under keep that is itself a slip',
    'hired',
    { 'house.yaml': 'keep: { hierd: 10 years, else: 1 year }' },
    [],
  ],
])('an end: %s', async (_title, outcome, files, expected) => {
  const all = [...surroundingFiles(), ['flows/a.yaml', flow('a', outcome)] as const];
  const { flows } = await compileAll(new Map([...all, ...Object.entries(files)]));
  const told = flows
    .get('a')
    ?.diagnostics.filter(({ file, code }) => file === 'flows/a.yaml' && code === 'unknown-outcome');
  expect(told?.map(({ message }) => message)).toEqual(expected);
});
