import { placeFinding } from '../../../../engine/compiler/report/place-findings.ts';
import type { FindingPlace } from '../../../../engine/analysis/finding/finding.ts';
import { en } from '../../../../engine/analysis/report/words/en.ts';
import { shipped } from '../../../definitions/shipped.ts';

const flow = 'core-transparent';
const { origins = new Map() } = shipped.flows.get(flow) ?? {};

const placedAt = (at: FindingPlace) => {
  const finding = { code: 'ghosted', severity: 'error', at, values: {} } as const;
  const rendered = { message: 'wrong', hint: 'mend it', remedies: [] };
  const { file, line, column, hint } = placeFinding(finding, rendered, { flow, origins }, en);
  const source = [...origins.values()].find((origin) => origin.source.file === file)?.source;
  return { file, at: source?.text.split('\n')[line - 1]?.slice(column - 1), hint };
};

test.each<[string, FindingPlace, string, RegExp, RegExp]>([
  [
    'a step at its first key',
    { step: 'department' },
    'flows/core-transparent.yaml',
    /^approve: /,
    /^mend it$/,
  ],
  [
    'a key of a step',
    { step: 'department', key: 'silent' },
    'flows/core-transparent.yaml',
    /^silent: /,
    /^mend it$/,
  ],
  [
    'a step of a part, in its own file',
    { step: 'department.rejected/regret/told' },
    'parts/regret.yaml',
    /^tell: candidate/,
    /^mend it; it is run by "department\.rejected\/regret", flows\/core-transparent\.yaml:\d+$/,
  ],
  [
    'a step that every flow has, at the flow',
    { step: 'system.undelivered/reach' },
    'flows/core-transparent.yaml',
    /^core-transparent$/,
    /^mend it; the step "system\.undelivered\/reach" is built in, every flow has it$/,
  ],
  [
    'a promise',
    { promise: 1 },
    'flows/core-transparent.yaml',
    /^(silence|tell|todo): /,
    /^mend it$/,
  ],
  ['a backstop of the house', { backstop: 0 }, 'house.yaml', /^unless: /, /^mend it$/],
  ['a pack of the house', { pack: 'cn' }, 'house.yaml', /^cn\]/, /^mend it$/],
  ['a flow', { flow: true }, 'flows/core-transparent.yaml', /^core-transparent$/, /^mend it$/],
])('%s', (_what, at, file, text, hint) => {
  expect(placedAt(at)).toEqual({
    file,
    at: expect.stringMatching(text),
    hint: expect.stringMatching(hint),
  });
});
