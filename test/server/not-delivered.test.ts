import type { Entry } from '../../engine/model/journal.ts';
import { notDelivered } from '../../server/services/not-delivered.ts';
import { unaskedRequest } from '../../server/services/unasked-request.ts';
import { deliveryReason, inChinese } from '../../wording/delivery-reason.ts';
import { planOfSteps } from '../engine/compiled-plan.ts';
import { rehearseSetup, type RehearsalSetup } from '../engine/simulation/rehearse-setup.ts';

// Whoever is to reach a person is told which message did not arrive, and why.

const reach = 'system.undelivered/reach';
const aboutRounds = async (
  steps: string,
  mail: NonNullable<RehearsalSetup['mail']>,
  task = reach,
) => {
  const { entries } = await rehearseSetup({ steps, mail });
  const plan = await planOfSteps(steps);
  const rounds = entries.flatMap((entry: Entry) =>
    entry.kind === 'opened' && entry.task === task ? [entry.round] : [],
  );
  const about = await Promise.all(
    rounds.map((round) => notDelivered({ task, round }, plan, async () => entries)),
  );
  return about.map((one) => one?.template);
};

test.each<[string, string, NonNullable<RehearsalSetup['mail']>, string, readonly string[]]>([
  [
    'one message that was refused',
    '  - { tell: candidate, template: offer }\n  - end: done',
    [{ does: 'bounce' }],
    reach,
    ['offer'],
  ],
  [
    'two, one after the other',
    '  - { tell: candidate, template: guide }\n  - wait: 1m\n  - { tell: candidate, template: offer }\n  - end: done',
    [{ does: 'bounce', to: 'candidate' }],
    reach,
    ['guide', 'offer'],
  ],
  [
    'one, where another has steps of its own',
    '  - { tell: candidate, template: guide, undelivered: [{ wait: 1h }] }\n  - { tell: candidate, template: offer }\n  - end: done',
    [{ does: 'bounce', to: 'candidate' }],
    reach,
    ['offer'],
  ],
  [
    'one of unknown delivery outcome',
    '  - { tell: candidate, template: offer }\n  - end: done',
    [{ does: 'lose', to: 'candidate' }],
    'system.unknown/confirm',
    ['offer'],
  ],
])('%s', async (_sentence, steps, mail, task, expected) => {
  expect(await aboutRounds(steps, mail, task)).toEqual(expected);
});

test.each<[string, string, readonly string[]]>([
  ['one person', '[head]', ['head']],
  [
    'of two levels, the people of the last',
    '[head]\n    escalate: [{ to: director, within: 2h }]',
    ['director'],
  ],
  ['everybody of one level', '[head, second]\n    need: 2', ['head', 'second']],
])('a case whose requests bounce asks for %s to be reached', async (_sentence, by, expected) => {
  const steps = `  - approve: Review\n    id: review\n    within: 4h\n    silent: rejected\n    by: ${by}\n  - end: done`;
  const mail = ['head', 'second', 'director'].map((to) => ({ does: 'bounce', to }) as const);
  const { entries } = await rehearseSetup({ steps, mail });
  const opened = entries.flatMap((one) => (one.kind === 'opened' ? [one] : []));
  const found = await Promise.all(opened.map((one) => unaskedRequest(one, async () => entries)));
  expect(opened.map(({ task }) => task)).toEqual(['review', 'review/reach']);
  expect(found[0]).toBeUndefined();
  expect(found[1]).toMatchObject({ title: 'Review', seats: expected, people: expected });
  expect(found[1]?.reason).toBe('550 5.1.1 no such mailbox');
});

test('every reason has its words in Chinese, and keeps the reply', () => {
  for (const [reason, words] of Object.entries(inChinese)) {
    expect(deliveryReason(reason, 'zh-CN')).toBe(words);
    expect(deliveryReason(`${reason}: 550 5.1.1`, 'zh-CN')).toBe(`${words}：550 5.1.1`);
    expect(deliveryReason(`${reason}: 550 5.1.1`, 'en')).toBe(`${reason}: 550 5.1.1`);
  }
});
