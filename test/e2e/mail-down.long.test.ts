import { discrepanciesOf } from './mail-discrepancies.ts';
import { fillIn } from './browser.ts';
import { describeStack, openStack, type E2eStack } from './stack.ts';
import { eventually } from '../eventually.ts';
import { addressOf, linkIn, openCase, type ObservedCase } from './observed-case.ts';
import { pendingWork } from './pending-work.ts';

describeStack('a mail server that was away', () => {
  let stack: E2eStack;
  beforeAll(async () => {
    stack = await openStack();
    await Promise.all([stack.server(), stack.worker()]);
  });
  afterAll(() => stack.close());

  test('makes mails late and loses none, even if it asks to come back later once it is there', async () => {
    const cases = await Promise.all(['Down', 'Grey'].map((name) => openCase(stack, name)));
    for (const observed of cases)
      await eventually(async () => {
        const { tries } = await pendingWork(stack, observed);
        return tries.length > 0 && tries.every((number) => number > 1);
      });
    const relay = await stack.openRelay();
    const later = { rcpt: '451 4.7.1 greylisted, please come back later' };
    relay.treat(addressOf('Grey'), later, later);
    relay.treat('anna.weber@example.com', later);
    for (const observed of cases) await finish(observed);
    const discrepancies = () =>
      discrepanciesOf(
        stack.store,
        relay,
        cases.map(({ id }) => id),
      );
    await eventually(async () => (await discrepancies()).length === 0);
    expect(await discrepancies()).toEqual([]);
    expect(relay.texts).toHaveLength(relay.mails.length);
  });
});

/** Approver and candidate say yes, by the links in their mails. */
async function finish(observed: ObservedCase): Promise<void> {
  const request = await observed.mail('directors/request.0', 'anna-weber');
  await fillIn(linkIn(request, 't'), { outcome: 'approved' });
  const ask = await observed.mail('answer.sent');
  await fillIn(linkIn(ask, 't'), { outcome: 'accepted' });
  await observed.until(({ kind }) => kind === 'ended');
}
