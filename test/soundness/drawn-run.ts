import type { Facts, Instant } from '../../engine/model/base.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { rehearse, type Rehearsal } from '../../engine/simulation/rehearse.ts';
import type {
  MailRule,
  ResponseDelay,
  ResponseRule,
  ScriptedAct,
} from '../../engine/simulation/script.ts';
import { openings } from '../../engine/time/working-hours.ts';
import { dayMs, minuteMs } from '../../engine/time/units.ts';
import { type Choices, endlessChoices } from '../conformance/choices.ts';
import { names } from '../conformance/library.ts';
import type { DrawnFlow } from './drawn-flows.ts';

/** One random case of a flow, carried out by the interpreter that runs for real. */
export interface DrawnRun {
  readonly start: Instant;
  /** The instant of `case.lastInterviewAt`, from which promises may count. */
  readonly since: Instant;
  readonly facts: Facts;
  /** Whether nothing happens that the proofs take for granted not to: a connection that breaks. */
  readonly isAssumed: boolean;
  readonly rehearsal: Rehearsal;
}

/** The instants at which what is proved holds for a case that starts then. */
export interface ProvedStarts {
  readonly from: Instant;
  readonly until: Instant;
}

/** A random case of a plan: at the edges of working hours, people at once, at the very end or never, mails that stall, bounce or get lost. */
export function drawRun(
  { context: { directory }, near, seed }: DrawnFlow,
  run: number,
  plan: Plan,
  { from, until }: ProvedStarts,
): DrawnRun {
  const choices = endlessChoices(seed + run);
  const start = Math.max(from, Math.min(until, startOf(near, plan, choices)));
  const since = start - choices.one([0, 1, choices.below(5 * dayMs), 5 * dayMs]);
  const facts = factsOf(since, choices);
  const mail = mailRules(
    start,
    mails.filter((one) => one in plan.classes),
    choices,
  );
  const rehearsal = rehearse(
    { plan, hash: '', facts, start, people: directory },
    { scriptedActs: withdrawal(start, choices), responseRules: responseRules(choices) },
    { mail },
    1 + choices.below(1000),
  );
  return { start, since, facts, isAssumed: mail.every(({ does }) => does !== 'lose'), rehearsal };
}

/** Often within a millisecond of an opening or a closing. */
function startOf(near: Instant, { calendars }: Plan, choices: Choices): Instant {
  const [table] = Object.values(calendars);
  const about = near + choices.below(20 * dayMs);
  if (table === undefined || choices.chance(30)) return about;
  for (const { start, end } of openings(about, table))
    return choices.one([start, end]) + choices.one([-1, 0, 1, -minuteMs]);
  return about;
}

/** Facts of every form that `case.yaml` allows: whatever may be missing sometimes is. */
const factsOf = (since: Instant, choices: Choices): Facts => ({
  candidate: {
    name: 'Zhang San',
    email: 'zhang@candidates.example',
    locale: choices.one(['en', 'zh-CN']),
    zone: 'UTC',
  },
  position: { department: choices.one(['sales', 'stores']) },
  score: choices.one([0, 1.5, 2, 2.5, 3, 5]),
  salary: '30,000',
  boss: choices.one(['dan', 'eve', 'nobody']),
  lastInterviewAt: new Date(since).toISOString(),
  ...(choices.chance(50) && { review: choices.one(['A', 'B', '']) }),
  ...(choices.chance(50) && {
    joinsAt: new Date(since + choices.below(9 * dayMs)).toISOString(),
  }),
  ...(choices.chance(50) && { urgent: choices.chance(50) }),
  ...(choices.chance(50) && { tags: choices.one([[], ['x'], ['x', 'y'], ['y', 'z']]) }),
});

const withdrawal = (start: Instant, choices: Choices): readonly ScriptedAct[] =>
  choices.chance(15)
    ? [
        {
          who: 'candidate',
          does: { event: 'withdrawn' },
          when: { at: start + choices.below(choices.one([30, 3000, 15_000])) * minuteMs },
        },
      ]
    : [];

const responseRules = (choices: Choices): readonly ResponseRule[] =>
  choices.chance(50) ? allButOne(choices) : anybody(choices);

/** Everybody says yes but one, who says no or nothing: so a case comes far. */
const allButOne = (choices: Choices): readonly ResponseRule[] => [
  { who: 'candidate', outcome: choices.one(['accepted', 'declined']), when: delay(choices) },
  {
    who: choices.one(['head', 'director', 'owner', 'recruiter', 'ann', 'bob', 'cat']),
    outcome: 'rejected',
    when: choices.one<ResponseDelay>([{ after: { ms: 1 } }, 'never']),
  },
  { when: { after: { ms: 1 } } },
];

const anybody = (choices: Choices): readonly ResponseRule[] => [
  ...names.who.filter(() => choices.chance(40)).map((who) => responseRule(choices, who)),
  responseRule(choices),
];

function responseRule(choices: Choices, who?: string): ResponseRule {
  const outcome = choices.one([
    undefined,
    undefined,
    'approved',
    'rejected',
    'rejected',
    'declined',
    'failed',
    'answered',
  ]);
  return {
    ...(who !== undefined && { who }),
    ...(outcome !== undefined && { outcome }),
    when: delay(choices),
    ...(choices.chance(20) && { chance: 0.5 }),
  };
}

const delay = (choices: Choices): ResponseDelay =>
  choices.one<ResponseDelay>([
    { before: { ms: 1 } },
    'never',
    { after: { ms: 1 } },
    { after: { ms: 0 }, atMost: { ms: 3 * dayMs } },
    { before: { ms: 1 + choices.below(dayMs) } },
  ]);

/** Templates whose mails may be late or lost; of these a case is troubled by those that its flow can send. */
const mails = [
  'offer',
  'better-offer',
  'regret',
  'intent',
  'no-decision-yet',
  'corrected',
  'word',
  'in-review',
  'noted',
] as const;

const stallMs = 15 * minuteMs;

/** A mail is taken at once, within a quarter of an hour, or never; seldom nobody can know. */
const mailRules = (
  start: Instant,
  sent: readonly string[],
  choices: Choices,
): readonly MailRule[] => [
  ...Array.from({ length: choices.below(3) }, (): MailRule => ({
    ...namedMail(sent, choices),
    does: choices.chance(10) ? 'lose' : 'bounce',
  })),
  ...(choices.chance(50) ? [delayRule(start, sent, choices)] : []),
];

/** Two of them could add up to more than is assumed. */
function delayRule(start: Instant, sent: readonly string[], choices: Choices): MailRule {
  if (choices.chance(40))
    return { ...namedMail(sent, choices), does: 'refuse', times: 1 + choices.below(4) };
  const from = start + choices.below(choices.one([2, 40, 2000])) * stallMs;
  const until = from + 1 + choices.below(stallMs);
  return { ...namedMail(sent, choices), does: 'stall', from: { at: from }, until: { at: until } };
}

const namedMail = (
  sent: readonly string[],
  choices: Choices,
): Pick<MailRule, 'message' | 'to'> => ({
  ...(choices.chance(70) && { message: choices.one(['request', ...sent]) }),
  ...(choices.chance(30) && { to: 'candidate' }),
});
