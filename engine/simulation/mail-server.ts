import type { DeliveryAttempt, RecipientAttempt } from '../ports/delivery-attempt.ts';
import { isOutcome, type Message } from '../model/message.ts';
import type { MailRule } from './script.ts';
import { namesMessage, type StepNameMatcher } from './step-names.ts';
import type { People } from './people.ts';
import type { Instant } from '../model/base.ts';

/** The mail server of a simulation: it does what its rules say, and remembers the outcome of each mail as the store of a running case does. */
export interface MailServer {
  /** Tries to hand a message to everyone it is for and who does not have it yet; tells whom it has reached by that. */
  readonly attempt: (
    message: Message,
    people: readonly string[],
    now: Instant,
    onArrival: MailArrivalListener,
  ) => readonly RecipientAttempt[];
}

export type MailArrivalListener = (message: Message, person: string) => void;

/** A mail that has reached somebody. */
export interface MailArrival {
  readonly message: Message;
  readonly person: string;
  readonly at: Instant;
}

/** A rule whose moments are instants. */
export type TimedRule = Omit<MailRule, 'from' | 'until'> & {
  readonly from: Instant;
  readonly until: Instant;
};

export function createMailServer(
  rules: readonly TimedRule[],
  people: People,
  namesStep: StepNameMatcher,
): MailServer {
  if (rules.length === 0) return createAcceptingServer(people);
  const finalAttempts = new Map<string, DeliveryAttempt>();
  const tries = new Map<string, number>();

  const ruleFor = (message: Message, person: string, now: Instant): TimedRule | undefined =>
    rules.find((rule, index) => {
      if (
        now < rule.from ||
        now >= rule.until ||
        (rule.message !== undefined && !namesMessage(rule.message, message, namesStep)) ||
        !isFor(rule, person, people)
      )
        return false;
      const key = `${index} ${person} ${message.id}`;
      const before = tries.get(key) ?? 0;
      tries.set(key, before + 1);
      return before < (rule.times ?? Infinity);
    });

  const deliverTo = (message: Message, person: string, now: Instant): DeliveryAttempt =>
    certainRefusal(message, person, now, people) ??
    answerOf(ruleFor(message, person, now), message, now);

  return {
    attempt: (message, to, now, onArrival) =>
      to.map((person) => {
        const key = `${person} ${message.id}`;
        const before = finalAttempts.get(key);
        if (before !== undefined) return { person, attempt: before };
        const attempt = deliverTo(message, person, now);
        if (attempt.fate !== 'later') finalAttempts.set(key, attempt);
        if (attempt.fate === 'accepted') onArrival(message, person);
        return { person, attempt };
      }),
  };
}

/** Without rules every mail is accepted at the first attempt, and there is nothing to remember. */
const createAcceptingServer = (people: People): MailServer => ({
  attempt: (message, to, now, onArrival) =>
    to.map((person) => {
      const refusal = certainRefusal(message, person, now, people);
      if (refusal !== undefined) return { person, attempt: refusal };
      onArrival(message, person);
      return { person, attempt: { fate: 'accepted', at: now } };
    }),
});

function certainRefusal(
  { tryUntil }: Message,
  person: string,
  now: Instant,
  people: People,
): DeliveryAttempt | undefined {
  if (!people.reachable(person)) return { fate: 'refused', reason: 'no mail address is known' };
  return now >= tryUntil
    ? { fate: 'refused', reason: 'the mail server did not take it in time' }
    : undefined;
}

const isFor = ({ to }: TimedRule, person: string, people: People): boolean =>
  to === undefined || people.holders(to).includes(person);

function answerOf(rule: TimedRule | undefined, message: Message, now: Instant): DeliveryAttempt {
  if (rule === undefined || rule.does === 'accept') return { fate: 'accepted', at: now };
  const reason = rule.reason ?? reasons[rule.does];
  if (rule.does === 'bounce') return { fate: 'refused', reason };
  if (rule.does === 'stall' && rule.until < Infinity)
    return { fate: 'later', reason, at: rule.until };
  return rule.does === 'lose' && isOutcome(message.class)
    ? { fate: 'unknown', reason }
    : { fate: 'later', reason };
}

const reasons = {
  bounce: '550 5.1.1 no such mailbox',
  refuse: '451 4.3.0 try again later',
  stall: 'no answer so far',
  lose: 'the connection broke after the text had begun to leave',
};
