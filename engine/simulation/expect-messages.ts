import { isAnswer } from '../model/message.ts';
import {
  mailText,
  timeFailures,
  type ExpectationFailure,
  type ExpectationOfKind,
  type ExpectationContext,
  type Phrase,
} from './expectation-context.ts';
import type { Instant } from '../model/base.ts';

/** Whether the mail came, in its turn and in time. */
export function messageFailures(
  expected: ExpectationOfKind<'message'>,
  context: ExpectationContext,
): readonly ExpectationFailure[] {
  const { mails, rehearsal } = context;
  const all = mails.arrived(expected);
  const words = mailText(expected);
  if (expected.times !== undefined && all.length !== expected.times)
    return [{ expected: [`${words}, ${expected.times} times`], actual: [`${all.length} times`] }];
  const place = (mail: (typeof all)[number]) => rehearsal.arrivals.indexOf(mail);
  const inTurn = all.filter((mail) => expected.anyOrder || place(mail) > context.lastFound);
  const inTime = inTurn.find(({ at }) => timeFailures([words], expected, at, context).length === 0);
  const found = inTime ?? inTurn[0];
  if (found === undefined) return [{ expected: [words], actual: arrivedEarlier(all) }];
  if (!expected.anyOrder) context.lastFound = place(found);
  return timeFailures([words], expected, found.at, context);
}

const arrivedEarlier = (all: readonly { readonly at: Instant }[]): Phrase => {
  const last = all.at(-1);
  return last === undefined
    ? ['it never came']
    : ['it came', last.at, 'and so before what is written above it'];
};

/** Whether something was sent or came about that never should. */
export function neverFailures(
  { never }: ExpectationOfKind<'never'>,
  { rehearsal, mails }: ExpectationContext,
): readonly ExpectationFailure[] {
  if ('outcome' in never)
    return rehearsal.outcome === never.outcome
      ? [{ expected: [`never to end as "${never.outcome}"`], actual: ['it did'] }]
      : [];
  const [sent] = mails.sent(never);
  if (sent === undefined) return [];
  const at =
    rehearsal.entries.find((one) => one.kind === 'sent' && one.message === sent.id)?.at ?? 0;
  return [{ expected: [`never ${mailText(never)}`], actual: ['it was sent', at], at }];
}

/** From the start to the answer, or to the end when there is none. */
export function silenceFailures(
  { who, atMost }: ExpectationOfKind<'silence'>,
  context: ExpectationContext,
): readonly ExpectationFailure[] {
  const { rehearsedCase, rehearsal, people, resolvePoint } = context;
  const holders = people.holders(who);
  const arrivals = rehearsal.arrivals.filter(({ person }) => holders.includes(person));
  const answer = arrivals.findIndex(({ message }) => isAnswer(message.class));
  const arrivedAt = (answer < 0 ? arrivals : arrivals.slice(0, answer + 1)).map(({ at }) => at);
  const moments = [rehearsedCase.start, ...arrivedAt, ...(answer < 0 ? [rehearsal.until] : [])];
  return moments.slice(1).flatMap((at, index) => {
    const from = moments[index] ?? rehearsedCase.start;
    const latest = resolvePoint(from, { after: atMost });
    return at <= latest
      ? []
      : [
          {
            expected: [`a word to ${who} by`, latest],
            actual: ['silence from', from, 'to', at],
            at,
          },
        ];
  });
}
