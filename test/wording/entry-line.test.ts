import type { Label } from '../../engine/model/base.ts';
import type { Fact } from '../../engine/model/journal.ts';
import type { Locale } from '../../engine/model/locale.ts';
import { entryLine } from '../../wording/entry-line.ts';
import { titledEntries } from '../../wording/titled-entry.ts';
import { choiceLabel, endLabel, pastLabel } from '../../wording/outcome.ts';
import { entries, opened } from '../store/entries.ts';

const head = opened('head', 0);
const task = { task: 'head', round: 1 };
const mail = { kind: 'sent', step: 'head', template: 'request', class: 'notice' } as const;

const lines: readonly (readonly [Fact, english: string, chinese: string])[] = [
  [{ kind: 'started', flow: 'core', plan: 'p' }, 'started with the flow core', '以流程 core 开始'],
  [
    { kind: 'shown', step: 's', label: { en: 'Review', 'zh-CN': '评审' } },
    "the candidate's page shows “Review”",
    '候选人页面显示“评审”',
  ],
  [head, 'head opened for head', 'head 已发起，等待 head'],
  [
    { ...head, ahead: 1 },
    'head opened for head, counted from its opening: the moment named lay ahead',
    'head 已发起，等待 head（指定的时间尚未到，从发起时起算）',
  ],
  [
    { kind: 'backstop', unless: 'answer', ahead: 1 },
    'backstop: no answer in time, counted from the start: the moment named lay ahead',
    '兜底：未按时发出 answer（指定的时间尚未到，从开始时起算）',
  ],
  [
    { kind: 'assigned', ...task, rung: 0, seats: [{ seat: 'head', people: ['ada', 'ben'] }] },
    'head waits for ada, ben',
    'head 等待 ada、ben',
  ],
  [
    { ...mail, message: 'm1', to: { rung: 0 } },
    'message request to head on its way',
    '消息 request 正在发给 head',
  ],
  [
    { kind: 'reminded', ...task, people: ['ada', 'ben'] },
    'head: ada, ben reminded',
    'head：已提醒 ada、ben',
  ],
  [
    { kind: 'escalated', ...task, rung: 1, to: ['director', 'hr'], deadline: 0 },
    'head passed on to director, hr',
    'head 已转交 director、hr',
  ],
  [
    { ...mail, message: 'm2', to: { rung: 1 } },
    'message request to director, hr on its way',
    '消息 request 正在发给 director、hr',
  ],
  [
    { kind: 'answered', ...task, person: 'ada', outcome: 'approved', channel: 'page' },
    'head: ada says approved (page)',
    'head：ada 答复 approved（页面）',
  ],
  [
    { kind: 'settled', ...task, outcome: 'approved', silent: false },
    'head is approved',
    'head：approved',
  ],
  [
    { kind: 'settled', ...task, outcome: 'approved', silent: true },
    'head is settled by silence',
    'head：期限内无人答复',
  ],
  [{ kind: 'cancelled', ...task }, 'head called off', 'head 已取消'],
  [
    { ...mail, message: 'm3', to: { who: 'candidate' } },
    'message request to candidate on its way',
    '消息 request 正在发给 candidate',
  ],
  [
    { ...mail, message: 'm4', to: { people: ['ada', 'ben'] } },
    'message request to ada, ben on its way',
    '消息 request 正在发给 ada、ben',
  ],
  [
    { kind: 'accepted', message: 'm3', acceptedAt: 0 },
    'message m3 accepted by the mail server',
    '消息 m3 已被邮件服务器接收',
  ],
  [
    { kind: 'undelivered', message: 'm3', fate: 'refused', reason: 'no such box' },
    'message m3 refused: no such box',
    '消息 m3 被拒收：no such box',
  ],
  [
    { kind: 'dropped', message: 'm3' },
    'message m3 called off: it is not tried any more',
    '消息 m3 已取消，不再尝试发送',
  ],
  [
    { kind: 'event', event: 'withdrawn', person: 'candidate', channel: 'page' },
    'candidate: withdrawn',
    'candidate：withdrawn',
  ],
  [
    { kind: 'backstop', unless: 'answer' },
    'backstop: no answer in time',
    '兜底：未按时发出 answer',
  ],
  [
    { kind: 'promise', promise: 0, kept: true, due: 0, by: 5_400_000 },
    'promise 1 kept, with 1 h 30 min to spare',
    '承诺 1 已履行，提前 1 小时 30 分钟',
  ],
  [
    { kind: 'promise', promise: 1, kept: false, due: 0, by: 5_400_000 },
    'promise 2 broken: 1 h 30 min too late',
    '承诺 2 未履行：迟了 1 小时 30 分钟',
  ],
  [
    { kind: 'promise', promise: 1, kept: false, due: 0, by: 0, never: true },
    'promise 2 broken: it never came',
    '承诺 2 未履行：始终没有做到',
  ],
  [{ kind: 'ended', outcome: 'completed' }, 'ended as completed', '结束：completed'],
];

const journal = entries(...lines.map(([fact]) => fact));

test.each(journal.map((entry, index) => [index, entry.kind, entry] as const))(
  'entry %i, %s, in both languages',
  (index, _kind, entry) => {
    expect([entryLine(entry, journal, 'en'), entryLine(entry, journal, 'zh-CN')]).toEqual(
      lines[index]?.slice(1),
    );
  },
);

test.each([
  ['a word of the pages', 'approved', ['Approve', 'Approved', 'Approved'], '已同意'],
  ['a label of its own', 'rejected', ['No', 'No', 'Rejected'], 'No'],
  ['one that is never a button', 'withdrew', ['withdrew', 'Withdrawn', 'Withdrawn'], '已撤回'],
  ['one that is only a button', 'done', ['Done', 'Done', 'Done'], '已完成'],
  ['one that nobody knows', 'on-hold', ['on hold', 'on hold', 'on hold'], 'on hold'],
])('an outcome: %s', (_title, outcome, english, chinese) => {
  const reader = { locale: 'en' } as const;
  expect([
    choiceLabel(outcome, head, reader),
    pastLabel(outcome, head, reader),
    endLabel(outcome, reader),
  ]).toEqual(english);
  expect(pastLabel(outcome, head, { locale: 'zh-CN' })).toBe(chinese);
});

const named = (id: string, title: Label): Fact => ({ ...opened(id, 0), title });

test.each<[string, readonly Fact[], string, string]>([
  ['by its title', [named('head', { en: 'Hire?', 'zh-CN': '录用？' })], 'Hire?', '录用？'],
  [
    'by title and id where another has the same',
    [named('head', { en: 'Review', 'zh-CN': '部门评审' }), named('group', 'Review')],
    'Review (head)',
    '部门评审',
  ],
  [
    'by its title, in whichever round',
    [named('head', 'Hire?'), { ...named('head', 'Hire?'), round: 2 } as Fact],
    'Hire?',
    'Hire?',
  ],
  ['by its id where it has none', [named('head', '')], 'head', 'head'],
])('a task is told %s', (_title, facts, english, chinese) => {
  const answered: Fact = {
    kind: 'answered',
    ...task,
    person: 'ada',
    outcome: 'no',
    channel: 'api',
  };
  const stopped: Fact = { kind: 'stopped', reason: { code: 'internal-error', step: 'head' } };
  const told = entries(...facts, answered, stopped, {
    kind: 'ended',
    outcome: 'no-answer',
  });
  const linesIn = (locale: Locale) =>
    told
      .map((one) => entryLine(titledEntries(told, { locale })(one), told, locale))
      .slice(facts.length);
  expect(linesIn('en')).toEqual([
    `${english}: ada says “no” (api)`,
    `stopped by an error: a fault in Tidings itself; ${english}`,
    'ended as “No answer”',
  ]);
  expect(linesIn('zh-CN')[0]).toBe(`${chinese}：ada 答复 “no”（API）`);
});

const sent = (message: string, template: string): Fact => ({
  kind: 'sent',
  message,
  step: 'told',
  template,
  class: 'offer',
  to: { people: ['candidate'] },
});

test.each<[string, readonly Fact[], string, string]>([
  [
    'a message by its template',
    [
      sent('told/message.0', 'offer'),
      { kind: 'accepted', message: 'told/message.0', acceptedAt: 0 },
    ],
    'message offer accepted by the mail server',
    '消息 offer 已被邮件服务器接收',
  ],
  [
    'one of two with the same template by its id as well',
    [
      sent('a/request.0', 'request'),
      sent('b/request.0', 'request'),
      { kind: 'dropped', message: 'b/request.0' },
    ],
    'message request (b/request.0) called off: it is not tried any more',
    '消息 request (b/request.0) 已取消，不再尝试发送',
  ],
  [
    'an outcome by the words of its task',
    [
      {
        ...opened('head', 0),
        outcomes: [{ outcome: 'fine', label: { en: 'All well', 'zh-CN': '一切正常' } }],
      },
      { kind: 'answered', ...task, person: 'ada', outcome: 'fine', channel: 'page' },
    ],
    'Hire?: ada says “All well” (page)',
    '录用？：ada 答复 “一切正常”（页面）',
  ],
  [
    'a withdrawal in the language of the page',
    [{ kind: 'event', event: 'withdrawn', person: 'ada', channel: 'page' }],
    'ada: “Withdrawn”',
    'ada：“已撤回”',
  ],
])('%s is told', (_title, facts, english, chinese) => {
  const told = entries(...facts);
  const last = told.at(-1)!;
  const lineIn = (locale: Locale) => entryLine(titledEntries(told, { locale })(last), told, locale);
  expect([lineIn('en'), lineIn('zh-CN')]).toEqual([english, chinese]);
});
