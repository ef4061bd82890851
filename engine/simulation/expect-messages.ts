import {
  mailText,
  timeFailures,
  type ExpectationFailure,
  type ExpectationOfKind,
  type ExpectationContext,
  type Phrase,
} from './expectation-context.ts';
import type { Instant } from '../model/base.ts';
import type { MailArrival } from './mail-server.ts';
import { silencesOf } from './silences.ts';

/**
 * Checks one expected message after another. Unless `anyOrder` says otherwise they are expected in the order in which they are
 * written, so each is looked for behind the last that was found.
 */
export function createMessageChecker(
  context: ExpectationContext,
): (expected: ExpectationOfKind<'message'>) => readonly ExpectationFailure[] {
  const { mails, rehearsal } = context;
  const place = (mail: MailArrival) => rehearsal.arrivals.indexOf(mail);
  let lastFound = -1;
  return (expected) => {
    const all = mails.arrived(expected);
    const words = mailText(expected);
    if (expected.times !== undefined && all.length !== expected.times)
      return [{ expected: [`${words}, ${expected.times} times`], actual: [`${all.length} times`] }];
    const failuresAt = (at: Instant) => timeFailures([words], expected, at, context);
    const inTurn = all.filter((mail) => expected.anyOrder || place(mail) > lastFound);
    const found = inTurn.find(({ at }) => failuresAt(at).length === 0) ?? inTurn[0];
    if (found === undefined) return [{ expected: [words], actual: arrivedEarlier(all) }];
    if (!expected.anyOrder) lastFound = place(found);
    return failuresAt(found.at);
  };
}

const arrivedEarlier = (all: readonly MailArrival[]): Phrase => {
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

/** Whether somebody waited too long for a mail, from the start to the answer. */
export function silenceFailures(
  { who, atMost }: ExpectationOfKind<'silence'>,
  { rehearsedCase, rehearsal, people, resolvePoint }: ExpectationContext,
): readonly ExpectationFailure[] {
  const silences = silencesOf(rehearsal, rehearsedCase.start, people.holders(who));
  return silences.flatMap(({ from, to }) => {
    const latest = resolvePoint(from, { after: atMost });
    return to <= latest
      ? []
      : [
          {
            expected: [`a word to ${who} by`, latest],
            actual: ['silence from', from, 'to', to],
            at: to,
          },
        ];
  });
}
