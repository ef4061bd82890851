import { simpleParser } from 'mailparser';
import { activityHarnesses, ask, type ActivityHarness } from './harness.ts';

// Mails carry the name of the company that was pinned with their case, and answers go where it wishes.

const named = activityHarnesses({
  name: { en: 'Northwind', 'zh-CN': '北风' },
  replyTo: 'jobs@northwind.example',
});
const unnamed = activityHarnesses();

/** Of the mails that ask Li Na and Wang Wei: where answers go, and what stands in them. */
const mailsOf = async (harness: ActivityHarness) => {
  await ask(harness);
  const mails = await Promise.all(harness.relay.mails.map(({ source }) => simpleParser(source)));
  return mails.map(({ replyTo, text = '' }) => ({ replyTo: replyTo?.text, text }));
};

test('mails name the company in the language of their reader, and where to answer', async () => {
  const mails = await mailsOf(await named());
  expect(mails.map(({ replyTo }) => replyTo)).toEqual(mails.map(() => 'jobs@northwind.example'));
  const texts = mails.map(({ text }) => text).join();
  for (const name of ['Northwind', '北风']) expect(texts).toContain(name);
  expect(texts).not.toContain('Acme');
});

test('without a company in house.yaml they name that of the settings, and answers go to the sender', async () => {
  const mails = await mailsOf(await unnamed());
  expect(mails.length).toBeGreaterThan(0);
  for (const mail of mails)
    expect(mail).toEqual({ replyTo: undefined, text: expect.stringContaining('Acme') });
});
