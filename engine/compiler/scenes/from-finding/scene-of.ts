import { evaluate } from '../../../expression/evaluate.ts';
import { isAnswer } from '../../../model/message.ts';
import type { Plan } from '../../../model/plan.ts';
import type { Expectation, Scene, SceneAct } from '../../../simulation/scene.ts';
import type { MailRule } from '../../../simulation/script.ts';
import { isName } from '../../../analysis/timing/trace-events.ts';
import type {
  Counterexample,
  Finding,
  CounterexampleEvent,
  CounterexampleRow,
} from '../../../analysis/finding/finding.ts';
import type { Json, Facts, Instant } from '../../../model/base.ts';
import { minuteMs } from '../../../time/units.ts';

/** What a scene is made with. */
export interface FindingSceneInput {
  readonly plan: Omit<Plan, 'texts'>;
  /** What the case carries: `sample-facts.ts` of the compiler finds it. */
  readonly facts: Facts;
  readonly title: string;
}

/** The course of a finding as a scene that can be rehearsed, and that expects what the finding claims; none without a course. */
export function sceneOf(
  finding: Finding,
  { plan, facts, title }: FindingSceneInput,
): Scene | undefined {
  const { example } = finding;
  if (example === undefined) return undefined;
  const { start, rows } = example;
  return {
    title,
    line: 0,
    start,
    facts,
    scriptedActs: rows.flatMap((row) => scriptedActsOf(row, facts)),
    environment: { mail: [...rows.flatMap(mailRulesOf), ...stallOtherMessages(example, plan)] },
    expect: expectationsOfFinding(finding, example, plan).map((expectation) => ({
      line: 0,
      expectation,
    })),
  };
}

/** Whoever is silent does nothing. */
function scriptedActsOf(
  { step, at, happens }: CounterexampleRow,
  facts: Facts,
): readonly SceneAct[] {
  if (happens.what === 'event')
    return [{ line: 0, when: { at }, who: 'candidate', does: { event: happens.event } }];
  if (happens.what !== 'answered') return [];
  const does = { outcome: happens.outcome };
  return happens.by
    .flatMap((who) => peopleIn(who, facts))
    .map((who) => ({ line: 0, when: { at }, who, does, task: step, comment: '-' }));
}

/** Those whom an expression names; a role or person as it stands. */
function peopleIn(who: string, facts: Facts): readonly string[] {
  if (isName(who)) return [who];
  try {
    const named: Json = evaluate({ cel: who }, { case: facts });
    return (Array.isArray(named) ? named : [named]).filter((one) => typeof one === 'string');
  } catch {
    return [who];
  }
}

/** What comes too late comes no sooner by another mail, which may be held up for as long as is assumed. */
function stallOtherMessages(
  { start, from, rows }: Counterexample,
  { assume }: FindingSceneInput['plan'],
): readonly MailRule[] {
  const last = rows.at(-1);
  if (last?.happens.what !== 'told' || !isName(last.happens.to)) return [];
  const after = from > start ? from + 1 : from;
  const heldSince = assume && 'ms' in assume.mail ? last.at - assume.mail.ms : after;
  const until = { at: last.at };
  return [{ does: 'stall', to: last.happens.to, from: { at: Math.max(after, heldSince) }, until }];
}

/** The mail server takes all the time that it has, and only then says yes or no. */
function mailRulesOf({ step, at, happens }: CounterexampleRow): readonly MailRule[] {
  const until = { at };
  if (happens.what === 'asked')
    return happens.of.map((to) => ({ does: 'stall', message: 'request', to, until }));
  if (happens.what !== 'told' && happens.what !== 'undelivered') return [];
  const target = { message: step, ...(isName(happens.to) && { to: happens.to }) };
  return [
    { does: 'stall', ...target, until },
    { does: happens.what === 'told' ? 'accept' : 'bounce', ...target },
  ];
}

/** What has come, to the minute, by the end of the course; and what never comes. */
function expectationsOfFinding(
  { code }: Finding,
  { rows }: Counterexample,
  plan: FindingSceneInput['plan'],
): readonly Expectation[] {
  const observed = rows.flatMap((row, index) => expectationsOf(row, index === rows.length - 1));
  return codesWithoutAnswer.includes(code) ? [...observed, ...neverAnswered(rows, plan)] : observed;
}

const codesWithoutAnswer: readonly string[] = ['ghosted'];

function neverAnswered(
  rows: readonly CounterexampleRow[],
  { classes }: FindingSceneInput['plan'],
): readonly Expectation[] {
  const tried = new Set(
    rows.flatMap(({ happens }) => ('template' in happens ? happens.template : [])),
  );
  return Object.entries(classes)
    .filter(([template, messageClass]) => isAnswer(messageClass) && !tried.has(template))
    .map(([message]) => ({ kind: 'never', never: { message, to: 'candidate' } }));
}

/** Messages as they come; of tasks only the last, which is what the finding is about. */
function expectationsOf(
  { step, at, happens }: CounterexampleRow,
  isLast: boolean,
): readonly Expectation[] {
  const then = { at: { at: toTheMinute(at) } };
  const mail = (message: string, to: string) =>
    ({ kind: 'message', message, to, anyOrder: true, ...then }) as const;
  if (happens.what === 'told') return [mail(step, happens.to)];
  if (happens.what === 'asked') return happens.of.map((to) => mail('request', to));
  if (happens.what === 'undelivered')
    return [{ kind: 'undelivered', message: step, to: happens.to }];
  if (happens.what === 'ended') return [{ kind: 'outcome', outcome: happens.outcome, ...then }];
  const is = isLast ? taskOutcome(happens) : undefined;
  return is === undefined ? [] : [{ kind: 'task', task: step, is, ...then }];
}

function taskOutcome(happens: CounterexampleEvent): string | undefined {
  if (happens.what === 'answered') return happens.outcome;
  return happens.what === 'silent' ? 'silent' : undefined;
}

const toTheMinute = (at: Instant): Instant => Math.floor(at / minuteMs) * minuteMs;
