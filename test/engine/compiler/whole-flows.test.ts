import { wholeFlows } from '../../../engine/compiler/whole-flows.ts';

const flows = new Map([
  ['core', { runs: ['regret', 'notice'], diagnostics: [] }],
  ['regret', { runs: ['notice'], diagnostics: [] }],
  ['notice', { runs: [], diagnostics: [] }],
  ['broken', { diagnostics: [] }],
]);

test.each([
  ['what others run, directly or through others, is a part', [], ['core', 'broken']],
  [
    'what the routing names is whole',
    [{ flow: 'core' }, { flow: 'regret' }],
    ['core', 'regret', 'broken'],
  ],
])('%s', (_title, routing, whole) => {
  expect(wholeFlows({ flows, routing })).toEqual(whole);
});
