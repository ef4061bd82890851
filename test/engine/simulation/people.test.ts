import type { ScriptedAct, ActTrigger } from '../../../engine/simulation/script.ts';
import { rehearseSetup, start, type RehearsalSetup } from './rehearse-setup.ts';

const hour = 3_600_000;
const hours = (count: number) => ({ ms: count * hour });
const steps = `
  - approve: Review
    id: review
    by: [head, second]
    within: 8h
    remind: [2h, 4h]
    escalate: [{ to: director, within: 4h }]
    rejected: [{ end: rejected }]
    silent: [{ end: silent }]
  - end: approved`;

const approval = (who: string, when: ActTrigger): ScriptedAct => ({
  who,
  when,
  does: { outcome: 'approved' },
});

/** Who did what, how many hours after the start, and why it changed nothing. */
const actsOf = async (setup: Partial<RehearsalSetup>): Promise<readonly string[]> =>
  (await rehearseSetup({ steps, ...setup })).acts.map(({ at, act, refusal }) =>
    [(at - start) / hour, act?.person ?? 'nobody', refusal?.code]
      .filter((x) => x !== undefined)
      .join(' '),
  );

// prettier-ignore
test.each<[string, Partial<RehearsalSetup>, readonly string[]]>([
  ['after a time from the start', { scriptedActs: [approval('head', { from: 'start', after: hours(1) })] }, ['1 head']],
  ['after a time from the previous act', { scriptedActs: [approval('head', { from: 'start', after: hours(1) }), approval('second', { from: 'previous', after: hours(2) })] }, ['1 head', '3 second']],
  ['after a business time, in the hours of the calendar', { scriptedActs: [approval('head', { from: 'start', after: { businessMs: 3 * hour, calendar: 'office' } })] }, ['3 head']],
  ['at an instant', { scriptedActs: [approval('head', { at: start + 2 * hour })] }, ['2 head']],
  ['when a message arrives', { scriptedActs: [approval('director', { on: { message: 'escalation', nth: 1 } })] }, ['8 director']],
  ['after a message has arrived', { scriptedActs: [approval('director', { on: { message: 'escalation', nth: 1 }, after: hours(1) })] }, ['9 director']],
  ['on the second reminder', { scriptedActs: [approval('head', { on: { message: 'reminder', nth: 2 } })] }, ['4 head']],
  ['never, when the message never comes', { scriptedActs: [approval('head', { on: { message: 'reminder', nth: 3 } })] }, []],
  ['as whoever holds the role and has been asked', { holders: { head: ['ada', 'bo'] }, scriptedActs: [approval('head', { from: 'start' })] }, ['0 ada']],
  ['as the other one who holds the role, when one has answered', { holders: { head: ['ada', 'bo'], second: ['ada', 'bo'] }, scriptedActs: [approval('head', { from: 'start' }), approval('head', { from: 'previous' })] }, ['0 ada', '0 bo']],
  ['too late', { scriptedActs: [approval('head', { from: 'start', after: hours(9) })] }, ['9 head too-late']],
  ['twice', { scriptedActs: [approval('head', { from: 'start' }), approval('head', { from: 'previous' })] }, ['0 head', '0 head already-answered']],
  ['after the case has ended', { scriptedActs: [approval('head', { from: 'start', after: hours(40) })] }, ['40 head already-settled']],
  ['without having been asked', { scriptedActs: [approval('recruiter', { from: 'start' })] }, ['0 nobody unknown-task']],
  ['where only others have been asked', { scriptedActs: [{ ...approval('recruiter', { from: 'start' }), task: 'review' }] }, ['0 recruiter not-yours']],
])('somebody acts %s', async (_title, setup, expected) => {
  expect(await actsOf(setup)).toEqual(expected);
});

const after = (count: number) => ({ when: { after: hours(count) } });

// prettier-ignore
test.each<[string, Partial<RehearsalSetup>, readonly string[]]>([
  ['everyone answers some time after being asked', { responseRules: [after(1)] }, ['1 head', '1 second']],
  ['shortly before the window closes', { responseRules: [{ when: { before: hours(1) } }] }, ['7 head', '7 second']],
  ['one of them otherwise', { responseRules: [{ who: 'head', ...after(2) }, after(1)] }, ['1 second', '2 head']],
  ['one of them never', { responseRules: [{ who: 'head', when: 'never' }, after(1)] }, ['1 second', '9 director']],
  ['with another outcome', { responseRules: [{ task: 'review', outcome: 'rejected', ...after(1) }] }, ['1 head']],
  ['never, when the lot says so', { responseRules: [{ chance: 0, ...after(1) }] }, []],
])('by response rules, %s', async (_title, setup, expected) => {
  expect(await actsOf(setup)).toEqual(expected);
});

test('a time drawn by lot is the same for the same seed', async () => {
  const responseRules = [{ when: { after: hours(1), atMost: hours(3) } }];
  const [one, same, other] = await Promise.all(
    [1, 1, 2].map((seed) => actsOf({ responseRules, seed })),
  );
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
});

test('comment and answers are put on record', async () => {
  const act = {
    ...approval('head', { from: 'start' }),
    comment: 'good',
    answers: { day: 'Monday' },
  };
  const { entries } = await rehearseSetup({ steps, scriptedActs: [act] });
  expect(entries.find(({ kind }) => kind === 'answered')).toMatchObject({
    comment: 'good',
    answers: { day: 'Monday' },
    channel: 'page',
  });
});
