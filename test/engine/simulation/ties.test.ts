import type { ScriptedAct } from '../../../engine/simulation/script.ts';
import { rehearseSetup, start, rehearsedLines, type RehearsalSetup } from './rehearse-setup.ts';

// What comes first of that which happens at one instant; `docs/language.md` says it in words.

const hour = 3_600_000;
const at = (hours: number) => ({ at: start + hours * hour });
const says = (who: string, outcome: string, when: ScriptedAct['when']): ScriptedAct => ({
  who,
  when,
  does: { outcome },
});

const review = `
  - approve: Review
    id: review
    by: head
    within: 4h
    escalate: [{ to: director, within: 1h }]
    rejected: [{ end: rejected }]
    silent: [{ end: silent }]
  - end: approved`;

test.each<[string, RehearsalSetup, readonly string[]]>([
  [
    'an answer at exactly the deadline is too late',
    { steps: review, scriptedActs: [says('head', 'approved', at(4))] },
    [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 13:00 review to director until 09-28 14:00',
      '09-28 13:00 escalation to review',
      '09-28 14:00 review silent',
      '09-28 14:00 ended silent',
    ],
  ],
  [
    'whoever is asked at an instant may answer at it',
    { steps: review, scriptedActs: [says('director', 'approved', at(4))] },
    [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 13:00 review to director until 09-28 14:00',
      '09-28 13:00 escalation to review',
      '09-28 13:00 director says approved',
      '09-28 13:00 review approved',
      '09-28 13:00 ended approved',
    ],
  ],
  [
    'of two people at the same moment, the first of the script decides',
    {
      steps: review.replace('by: head', 'by: [head, second]\n    need: 1'),
      scriptedActs: [
        says('second', 'approved', at(1)),
        says('head', 'rejected', { from: 'previous' }),
      ],
    },
    [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 10:00 second says approved',
      '09-28 10:00 review approved',
      '09-28 10:00 ended approved',
    ],
  ],
  [
    'what has been handed over comes back before anybody acts',
    {
      steps: '  - { tell: candidate, template: offer, id: told }\n  - wait: 1h\n  - end: done',
      more: 'on: { withdrawn: [{ tell: candidate, template: guide }, { end: withdrew }] }',
      scriptedActs: [{ who: 'candidate', does: { event: 'withdrawn' }, when: { from: 'start' } }],
    },
    [
      '09-28 09:00 offer to candidate',
      '09-28 09:00 withdrawn',
      '09-28 09:00 guide to candidate',
      '09-28 09:00 ended withdrew',
    ],
  ],
])('%s', async (_sentence, setup, expected) => {
  expect(await rehearsedLines(setup)).toEqual(expected);
});

test('the second of two people at the same moment hears what has been decided', async () => {
  const { acts } = await rehearseSetup({
    steps: review,
    scriptedActs: [says('head', 'approved', at(1)), says('head', 'rejected', { from: 'previous' })],
  });
  expect(acts.map(({ refusal }) => [refusal?.code, refusal?.settled])).toEqual([
    [undefined, undefined],
    ['already-answered', 'approved'],
  ]);
});
