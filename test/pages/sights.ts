import type { Fact } from '../../engine/model/journal.ts';
import { call, department, group, now, onboarding, reaching, seats } from '../server/sample.ts';
import { keepText } from '../../store/undelivered-texts.ts';
import type { ServerHarness } from '../server/harness.ts';

type Sight = readonly [title: string, find: (harness: ServerHarness) => Promise<string>];

export const decision = async (harness: ServerHarness): Promise<string> => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  return harness.taskLink(id, 'department', 'li-na');
};

const quorum = async (harness: ServerHarness): Promise<string> => {
  const id = await harness.openCase(group(), seats('group', 0, 'li-na', 'zhao-min', 'wang-wei'), {
    kind: 'answered',
    task: 'group',
    round: 1,
    person: 'zhao-min',
    outcome: 'approved',
    comment: '面试表现很好，同意录用。',
    channel: 'page',
  });
  return harness.taskLink(id, 'group', 'li-na');
};

export const formToFill = async (harness: ServerHarness): Promise<string> => {
  const id = await harness.openCase(onboarding(), seats('onboarding', 0, 'candidate'));
  return `${await harness.taskLink(id, 'onboarding', 'candidate')}?lang=en`;
};

const work = async (harness: ServerHarness): Promise<string> => {
  const id = await harness.openCase(call(), seats('hr-call', 0, 'wang-wei'));
  return harness.taskLink(id, 'hr-call', 'wang-wei');
};

const unasked = async (harness: ServerHarness): Promise<string> => {
  const message = 'department/request.0';
  const mail = { message, step: 'department', template: 'request', class: 'notice' } as const;
  const id = await harness.openCase(
    department(),
    seats('department', 0, 'li-na', 'zhao-min'),
    { kind: 'sent', ...mail, to: { rung: 0 } },
    { kind: 'undelivered', message, fate: 'refused', reason: 'the mail server refused it: 550' },
    { kind: 'unasked', task: 'department', round: 1, rung: 0, seats: ['li-na', 'zhao-min'] },
    reaching('department/reach'),
    seats('department/reach', 0, 'wang-wei'),
  );
  return harness.taskLink(id, 'department/reach', 'wang-wei');
};

const untold = async (harness: ServerHarness): Promise<string> => {
  const [sent] = message('offer');
  const id = await harness.openCase(
    ...(sent ? [sent] : []),
    { kind: 'undelivered', message: 'offer', fate: 'refused', reason: 'no mail address is known' },
    reaching(),
    seats('system.undelivered/reach', 0, 'wang-wei'),
  );
  const text = `${'Dear Zhang San, we would like you to join. '.repeat(9)}\n\n${'x'.repeat(90)}`;
  const key = { case: id, message: 'offer', person: 'candidate' };
  await keepText(harness.store, key, { locale: 'en', subject: 'Our offer', text });
  return harness.taskLink(id, 'system.undelivered/reach', 'wang-wei');
};

const answered = async (harness: ServerHarness): Promise<string> => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'), {
    kind: 'answered',
    task: 'department',
    round: 1,
    person: 'li-na',
    outcome: 'rejected',
    comment: 'Too little time on call so far.',
    channel: 'page',
  });
  return harness.taskLink(id, 'department', 'li-na');
};

const stoppedTask = async (harness: ServerHarness): Promise<string> => {
  const reason = { code: 'internal-error' } as const;
  const asked = [department(), seats('department', 0, 'li-na')];
  const id = await harness.openCase(...asked, { kind: 'stopped', reason });
  return harness.taskLink(id, 'department', 'li-na');
};

const settled = (task: string): Fact => ({
  kind: 'settled',
  task,
  round: 1,
  outcome: 'approved',
  silent: false,
});
const message = (c: 'status' | 'offer'): readonly Fact[] => [
  { kind: 'sent', message: c, step: c, template: c, class: c, to: { who: 'candidate' } },
  { kind: 'accepted', message: c, acceptedAt: now },
];

const progressPage = async (harness: ServerHarness): Promise<string> => {
  const id = await harness.openCase(
    ...message('status'),
    department(),
    seats('department', 0, 'li-na'),
    settled('department'),
    group(),
    seats('group', 0, 'li-na', 'zhao-min'),
  );
  return harness.progressLink(id);
};

export const toldPage = async (harness: ServerHarness): Promise<string> => {
  const id = await harness.openCase(
    ...message('status'),
    department(),
    settled('department'),
    group(),
    settled('group'),
    ...message('offer'),
    onboarding(),
    seats('onboarding', 0, 'candidate'),
  );
  return `${await harness.progressLink(id)}?lang=en`;
};

/** Every page once, each in the state in which most of it shows. */
export const sights: readonly Sight[] = [
  ['a decision', decision],
  ['a quorum in Chinese', async (w) => `${await quorum(w)}?lang=zh-CN`],
  ['a form', formToFill],
  ['work to do', work],
  ['people to reach', unasked],
  ['a message to tell', untold],
  ['a recorded answer', answered],
  ['a task of a stopped case', stoppedTask],
  ['the progress page', progressPage],
  ['the progress page after the offer', toldPage],
  ['withdrawing', async (w) => `${await progressPage(w)}/withdraw?lang=en`],
  ['a link nobody knows', async () => '/t/forged-link-that-nobody-knows'],
  ['signing in', async () => '/console'],
];
