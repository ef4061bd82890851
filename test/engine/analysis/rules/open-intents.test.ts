import { oneTruth } from '../../../../engine/analysis/rules/one-truth.ts';
import { openIntents } from '../../../../engine/analysis/rules/open-intents.ts';
import { splitCases } from '../../../../engine/analysis/cases/split-cases.ts';
import { pass, type Behaviour } from '../../../../engine/behaviour/behaviour.ts';
import {
  endEvent,
  flowOf,
  fork,
  sequence,
  tell,
  userTask,
  wait,
} from '../../behaviour/written-behaviours.ts';

// What follows a no to what the candidate was told as meant.

const found = (line: readonly Behaviour[], withdrawn: Behaviour = pass): readonly string[] => [
  ...new Set(
    splitCases({ ...flowOf(...line), on: { withdrawn } }).flatMap((guardCase) =>
      [openIntents, oneTruth].flatMap((rule) =>
        rule
          .monitor(guardCase)
          .map(
            ({ code, values }) => `${code}${'next' in values ? `: ${String(values.next)}` : ''}`,
          ),
      ),
    ),
  ),
];

const meant = tell('meant', 'intent');
const regret = tell('sorry', 'regret');
const corrected = tell('oops', 'correction');
const status = tell('review', 'status');
const undecided = tell('yet', 'decision-status');
const offer = tell('told', 'offer');

/** An approval about what was meant, behind whose no these steps stand. */
const budget = (...rejected: readonly Behaviour[]) => ({
  ...userTask('budget', {
    approved: pass,
    rejected: sequence(...rejected),
    silent: endEvent('late'),
  }),
  about: { of: 'step' as const, step: 'meant' },
});

test.each<readonly [string, readonly Behaviour[], readonly string[]]>([
  ['a regret takes it back', [meant, budget(regret, endEvent('over')), offer], []],
  ['so does a correction', [meant, budget(corrected, endEvent('over')), offer], []],
  ['behind the step as well', [meant, budget(), corrected], []],
  [
    'nothing else does',
    [meant, budget(undecided, endEvent('over')), offer],
    ['intent-left-open: decision-status'],
  ],
  [
    'nor does what only says how things go on',
    [meant, budget(status, regret, endEvent('over'))],
    ['intent-left-open: status'],
  ],
  ['nor an end without a word', [meant, budget(endEvent('over')), offer], ['intent-left-open']],
  ['and an offer behind it is none', [meant, budget(), offer], ['intent-left-open: offer']],
  [
    'what else is told beside may come between',
    [fork(wait, status), meant, budget(wait, regret, endEvent('over'))],
    [],
  ],
  [
    'but no other answer',
    [fork(wait, tell('other', 'decision-status')), meant, budget(wait, regret, endEvent('over'))],
    ['intent-left-open: decision-status'],
  ],
  [
    'without a no to it, it stands',
    [meant, userTask('group', { approved: pass, rejected: regret })],
    ['offer-and-regret'],
  ],
])('%s', (_sentence, line, codes) => {
  expect(found([...line, endEvent('done')])).toEqual(codes);
});

test('whoever withdraws has taken it back', () => {
  const line = [meant, budget(corrected, endEvent('over')), endEvent('done')];
  expect(found(line, sequence(tell('noted', 'notice'), endEvent('withdrew')))).toEqual([]);
});
