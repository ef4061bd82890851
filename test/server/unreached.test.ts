import request from 'supertest';
import type { Fact } from '../../engine/model/journal.ts';
import { keepText } from '../../store/undelivered-texts.ts';
import { createServerHarness, type ServerHarness } from './harness.ts';
import { pageText } from './page-text.ts';
import { department, reaching, seats } from './sample.ts';

// Whoever is to reach a person is told whom, what about, and why no mail did.

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());

const textOf = async (link: string) => pageText((await request(harness.app).get(link)).text);

test('whoever is to reach a person is told which message did not arrive, and why', async () => {
  const id = await harness.openCase(
    {
      kind: 'sent',
      message: 'told',
      step: 'told',
      template: 'offer',
      class: 'offer',
      to: { who: 'candidate' },
    },
    {
      kind: 'undelivered',
      message: 'told',
      fate: 'refused',
      reason: 'the mail server refused it: 550 5.1.1',
    },
    reaching(),
    seats('system.undelivered/reach', 0, 'li-na', 'zhao-min'),
  );
  await keepText(
    harness.store,
    { case: id, message: 'told', person: 'candidate' },
    {
      locale: 'en',
      subject: 'Your <offer>',
      text: 'Dear Zhang San,\n\nwe would like you to join.',
    },
  );
  const linkOf = (person: string) => harness.taskLink(id, 'system.undelivered/reach', person);
  expect(await textOf(await linkOf('li-na'))).toMatch(
    /Please reach: .*Zhang San.* \(the candidate\).*\+86 138 0000 0000.*zhang\.san@example\.com.*Our offer \(offer\).*It was not delivered: the mail server refused it: 550 5\.1\.1.*tell them what this message was to say\. Your &lt;offer> Dear Zhang San, we would like you to join\./,
  );
  expect(await textOf(await linkOf('zhao-min'))).toMatch(
    /录用通知 \(offer\).*消息未能送达： ?邮件服务器拒绝了收件地址：550 5\.1\.1.*告知/,
  );
});

const requestTo = (rung: number, reason?: string): readonly Fact[] => {
  const message = `department/request.${rung}`;
  const of = { step: 'department', template: 'request', class: 'notice' } as const;
  return [
    { kind: 'sent', message, ...of, to: { rung } },
    ...(reason === undefined
      ? []
      : [{ kind: 'undelivered', message, fate: 'refused', reason } as const]),
  ];
};
const unasked = (rung: number, ...people: readonly string[]): Fact => ({
  kind: 'unasked',
  task: 'department',
  round: 1,
  rung,
  seats: people,
});
const reachFor = (asked: string): readonly Fact[] => [
  reaching(`${asked}/reach`),
  seats(`${asked}/reach`, 0, 'wang-wei'),
];
const bounced = 'the mail server refused it: 550 5.1.1';

test.each<[string, readonly Fact[], RegExp, RegExp]>([
  [
    'a person of the house',
    [department(), seats('department', 0, 'li-na'), ...requestTo(0, bounced), unasked(0, 'li-na')],
    /Please reach: Li Na · E-mail: li-na@example\.com They were to be asked for: Department HR review They can answer until .*It was not delivered: the mail server refused it: 550 5\.1\.1/,
    /\+86|zhang\.san@example\.com|Zhao Min/,
  ],
  [
    'the people of the last level alone',
    [
      department(),
      seats('department', 0, 'li-na'),
      ...requestTo(0),
      seats('department', 1, 'zhao-min'),
      ...requestTo(1, bounced),
      unasked(1, 'zhao-min'),
    ],
    /Please reach: 赵敏 · E-mail: zhao-min@example\.com/,
    /Li Na|\+86/,
  ],
  [
    'those of several whom no mail could ask',
    [
      department(),
      seats('department', 0, 'li-na', 'zhao-min'),
      ...requestTo(0),
      unasked(0, 'zhao-min'),
    ],
    /Please reach: 赵敏/,
    /Li Na|It was not delivered/,
  ],
  [
    'somebody who is in the directory no more, by their id',
    [department(), seats('department', 0, 'gone-away'), unasked(0, 'gone-away')],
    /Please reach: gone-away \(no longer active in the directory\)/,
    /\+86/,
  ],
  [
    'nobody, where nobody holds the role',
    [
      department(),
      {
        kind: 'assigned',
        task: 'department',
        round: 1,
        rung: 0,
        seats: [{ seat: 'hrbp', people: [] }],
      },
      unasked(0, 'hrbp'),
    ],
    /There is nobody to reach: nobody holds hrbp just now\./,
    /Please reach:/,
  ],
  [
    'the candidate, with their phone',
    [department(), seats('department', 0, 'candidate'), unasked(0, 'candidate')],
    /Please reach: Zhang San &lt;b> \(the candidate\) · Phone: \+86 138 0000 0000 · E-mail: zhang\.san@example\.com/,
    /Li Na ·/,
  ],
])('%s is named', async (_title, happened, shown, hidden) => {
  const id = await harness.openCase(...happened, ...reachFor('department'));
  const link = await harness.taskLink(id, 'department/reach', 'wang-wei');
  const text = await textOf(`${link}?lang=en`);
  expect(text).toMatch(shown);
  expect(text.replace(/Interview scores.*?Highlights/, '')).not.toMatch(hidden);
  expect(await textOf(`${link}?lang=zh-CN`)).toMatch(/请联系：|没有可联系的人/);
});
