import { combine, type Attempt } from '../ports/delivery-outcome.ts';
import { isOutcome, type Message } from '../model/message.ts';
import { means, type MailRule } from './script.ts';
import type { Means } from './step-names.ts';
import type { People } from './people.ts';
import type { Instant } from '../model/base.ts';

/** A mail server that does what its rules say; remembers for each mail what it came to, as the store of a running case does. */
export interface MailServer {
  /** Tries to hand a message to everyone it is for and who does not have it yet. */
  readonly attempt: (message: Message, people: readonly string[], now: Instant) => Attempt;
}

/** A rule whose moments are instants. */
export type TimedRule = Omit<MailRule, 'from' | 'until'> & {
  readonly from: Instant;
  readonly until: Instant;
};

export type Arrived = (message: Message, person: string) => void;

export function createMailServer(
  rules: readonly TimedRule[],
  people: People,
  arrived: Arrived,
  naming: Means = means,
): MailServer {
  if (rules.length === 0) return createWillingServer(people, arrived);
  const known = new Map<string, Attempt>();
  const tries = new Map<string, number>();

  const ruleFor = (message: Message, person: string, now: Instant): TimedRule | undefined =>
    rules.find((rule, index) => {
      if (
        now < rule.from ||
        now >= rule.until ||
        !speaksOf(rule, message, naming) ||
        !isFor(rule, person, people)
      )
        return false;
      const key = `${index} ${person} ${message.id}`;
      const before = tries.get(key) ?? 0;
      tries.set(key, before + 1);
      return before < (rule.times ?? Infinity);
    });

  const hand = (message: Message, person: string, now: Instant): Attempt =>
    hopeless(message, person, now, people) ?? answerOf(ruleFor(message, person, now), message, now);

  return {
    attempt: (message, to, now) =>
      combine(
        to.map((person) => {
          const key = `${person} ${message.id}`;
          const before = known.get(key);
          if (before !== undefined) return before;
          const answer = hand(message, person, now);
          if (answer.fate !== 'later') known.set(key, answer);
          if (answer.fate === 'accepted') arrived(message, person);
          return answer;
        }),
      ),
  };
}

/** Without rules everything is taken at the first try, and there is nothing to remember. */
const createWillingServer = (people: People, arrived: Arrived): MailServer => ({
  attempt: (message, to, now) =>
    combine(
      to.map((person) => {
        const refused = hopeless(message, person, now, people);
        if (refused !== undefined) return refused;
        arrived(message, person);
        return { fate: 'accepted', at: now };
      }),
    ),
});

function hopeless(
  { tryUntil }: Message,
  person: string,
  now: Instant,
  people: People,
): Attempt | undefined {
  if (!people.reachable(person)) return { fate: 'refused', reason: 'no mail address is known' };
  return now >= tryUntil
    ? { fate: 'refused', reason: 'the mail server did not take it in time' }
    : undefined;
}

const isFor = ({ to }: TimedRule, person: string, people: People): boolean =>
  to === undefined || people.holders(to).includes(person);

const speaksOf = ({ message: name }: TimedRule, message: Message, naming: Means): boolean =>
  name === undefined || name === message.template || naming(name, message.step);

function answerOf(rule: TimedRule | undefined, message: Message, now: Instant): Attempt {
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
