import { rehearseSetup, start, type RehearsalSetup } from './rehearse-setup.ts';
import { entryLine } from '../journal-lines.ts';

const second = 1000;
const hour = 3_600_000;
const offer = `
  - { tell: candidate, template: offer, id: told, try: 1h, undelivered: [{ end: unreachable }] }
  - end: done`;

const at = (text: string): number => start + Date.parse(`1970-01-01T${text}Z`) - 9 * hour;

/** When the last word about a message was said, and which. */
async function lastDeliveryOf(
  setup: RehearsalSetup,
  message = 'told',
): Promise<readonly [string, string]> {
  const { entries } = await rehearseSetup(setup);
  const last = entries.findLast((one) => 'message' in one && one.message === message);
  return [new Date(last?.at ?? 0).toISOString().slice(11, 19), last?.kind ?? 'nothing'];
}

test.each<[string, RehearsalSetup['mail'], readonly [string, string]]>([
  ['a mail that no rule speaks of is accepted at once', [], ['09:00:00', 'accepted']],
  [
    'refused once, it is tried again after ten seconds',
    [{ does: 'refuse', times: 1 }],
    ['09:00:10', 'accepted'],
  ],
  ['refused twice, after twenty more', [{ does: 'refuse', times: 2 }], ['09:00:30', 'accepted']],
  ['then after pauses that double', [{ does: 'refuse', times: 5 }], ['09:05:10', 'accepted']],
  [
    'and are at most five minutes long',
    [{ does: 'refuse', until: { at: at('09:20:00') } }],
    ['09:20:10', 'accepted'],
  ],
  [
    'refused until its time is over, it is undelivered at the last try in time',
    [{ does: 'refuse' }],
    ['09:55:10', 'undelivered'],
  ],
  [
    'a server that stalls takes it at the very moment at which it answers',
    [{ does: 'stall', until: { at: at('09:15:00') } }],
    ['09:15:00', 'accepted'],
  ],
  [
    'or refuses it then',
    [{ does: 'stall', until: { at: at('09:15:00') } }, { does: 'bounce' }],
    ['09:15:00', 'undelivered'],
  ],
  ['a bounce is final', [{ does: 'bounce' }], ['09:00:00', 'undelivered']],
  [
    'rules are for those whom they name',
    [{ does: 'bounce', to: 'recruiter' }],
    ['09:00:00', 'accepted'],
  ],
  [
    'rules are for the messages that they name',
    [{ does: 'bounce', message: 'offer' }],
    ['09:00:00', 'undelivered'],
  ],
  [
    'rules are for the time that they name',
    [{ does: 'bounce', from: { after: { ms: second } } }],
    ['09:00:00', 'accepted'],
  ],
  [
    'an outcome that is lost has an unknown delivery outcome',
    [{ does: 'lose' }],
    ['09:00:00', 'undelivered'],
  ],
])('%s', async (_sentence, mail = [], expected) => {
  expect(await lastDeliveryOf({ steps: offer, mail })).toEqual(expected);
});

test('the last try in time is the last that leaves time for none after it', async () => {
  const { entries } = await rehearseSetup({ steps: offer, mail: [{ does: 'refuse' }] });
  expect(entries.flatMap(entryLine)).toEqual([
    '09-28 09:00 offer to candidate',
    '09-28 09:55 told refused',
    '09-28 09:55 ended unreachable',
  ]);
});

test('a notice whose text may have left is sent again, an outcome never is', async () => {
  const steps = '  - { tell: candidate, template: guide, id: told }\n  - end: done';
  const mail = [{ does: 'lose', times: 1 }] as const;
  expect(await lastDeliveryOf({ steps, mail })).toEqual(['09:00:10', 'accepted']);
  expect(await lastDeliveryOf({ steps: offer, mail })).toEqual(['09:00:00', 'undelivered']);
});

test('a status that still waits for another try is dropped when an outcome leaves', async () => {
  const { entries, arrivals } = await rehearseSetup({
    steps: `
  - { tell: candidate, template: in-review, id: word }
  - wait: 1h
  - { tell: candidate, template: offer, id: told }
  - end: done`,
    mail: [{ does: 'refuse', message: 'in-review' }],
  });
  expect(entries.flatMap(entryLine)).toEqual([
    '09-28 09:00 in-review to candidate',
    '09-28 10:00 offer to candidate',
    '09-28 10:00 word dropped',
    '09-28 10:00 ended done',
  ]);
  expect(arrivals.map(({ message }) => message.id)).toEqual(['told']);
});

test('of several people, those who have a mail already are passed over', async () => {
  const { arrivals } = await rehearseSetup({
    steps: '  - { tell: recruiter, template: guide, id: word }\n  - end: done',
    holders: { recruiter: ['ada', 'bo'] },
    mail: [{ does: 'refuse', to: 'bo', times: 2 }],
  });
  expect(arrivals.map(({ person, at: when }) => [person, when - start])).toEqual([
    ['ada', 0],
    ['bo', 30 * second],
  ]);
});
