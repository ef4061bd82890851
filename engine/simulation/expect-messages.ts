import { isAnswer } from '../model/message.ts';
import {
  mailWords,
  timeMisses,
  type Miss,
  type Of,
  type Outcome,
  type Phrase,
} from './expectation-context.ts';
import type { Instant } from '../model/base.ts';

/** Whether the mail came, in its turn and in time. */
export function messageMisses(expected: Of<'message'>, outcome: Outcome): readonly Miss[] {
  const { mails, rehearsal } = outcome;
  const all = mails.arrived(expected);
  const words = mailWords(expected);
  if (expected.times !== undefined && all.length !== expected.times)
    return [{ expected: [`${words}, ${expected.times} times`], came: [`${all.length} times`] }];
  const place = (mail: (typeof all)[number]) => rehearsal.arrivals.indexOf(mail);
  const inTurn = all.filter((mail) => expected.anyOrder || place(mail) > outcome.lastFound);
  const inTime = inTurn.find(({ at }) => timeMisses([words], expected, at, outcome).length === 0);
  const found = inTime ?? inTurn[0];
  if (found === undefined) return [{ expected: [words], came: earlier(all) }];
  if (!expected.anyOrder) outcome.lastFound = place(found);
  return timeMisses([words], expected, found.at, outcome);
}

const earlier = (all: readonly { readonly at: Instant }[]): Phrase => {
  const last = all.at(-1);
  return last === undefined
    ? ['it never came']
    : ['it came', last.at, 'and so before what is written above it'];
};

/** Whether something was sent or came about that never should. */
export function neverMisses(
  { never }: Of<'never'>,
  { rehearsal, mails }: Outcome,
): readonly Miss[] {
  if ('outcome' in never)
    return rehearsal.outcome === never.outcome
      ? [{ expected: [`never to end as "${never.outcome}"`], came: ['it did'] }]
      : [];
  const [sent] = mails.sent(never);
  if (sent === undefined) return [];
  const at =
    rehearsal.entries.find((one) => one.kind === 'sent' && one.message === sent.id)?.at ?? 0;
  return [{ expected: [`never ${mailWords(never)}`], came: ['it was sent', at], at }];
}

/** From the start to the answer, or to the end when there is none. */
export function silenceMisses({ who, atMost }: Of<'silence'>, outcome: Outcome): readonly Miss[] {
  const { its, rehearsal, people, later } = outcome;
  const holders = people.holders(who);
  const words = rehearsal.arrivals.filter(({ person }) => holders.includes(person));
  const answer = words.findIndex(({ message }) => isAnswer(message.class));
  const heard = (answer < 0 ? words : words.slice(0, answer + 1)).map(({ at }) => at);
  const moments = [its.start, ...heard, ...(answer < 0 ? [rehearsal.until] : [])];
  return moments.slice(1).flatMap((at, index) => {
    const from = moments[index] ?? its.start;
    const latest = later(from, { after: atMost });
    return at <= latest
      ? []
      : [{ expected: [`a word to ${who} by`, latest], came: ['silence from', from, 'to', at], at }];
  });
}
