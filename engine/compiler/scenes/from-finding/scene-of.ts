import type {
  Counterexample,
  Finding,
  CounterexampleEvent,
  CounterexampleRow,
} from '../../../analysis/finding/finding.ts';
import { ghosted } from '../../../analysis/rules/no-answer.ts';
import { promiseBroken, promiseNever } from '../../../analysis/rules/promises.ts';
import { silenceBroken } from '../../../analysis/rules/silence.ts';
import { isName } from '../../../analysis/timing/trace-events.ts';
import { linesOf, tasksIn } from '../../../behaviour/traverse.ts';
import { evaluate } from '../../../expression/evaluate.ts';
import type { Expression, Facts, Instant } from '../../../model/base.ts';
import { isAnswer } from '../../../model/message.ts';
import type { Plan } from '../../../model/plan.ts';
import { behaviourOfPlan } from '../../../steps/behaviour-of-plan.ts';
import type { Expectation, Scene, SceneAct } from '../../../simulation/scene.ts';
import type { MailRule } from '../../../simulation/script.ts';
import { minuteMs } from '../../../time/units.ts';

/** The plan and facts from which a scene is made. */
export interface FindingSceneInput {
  readonly plan: Omit<Plan, 'texts'>;
  /** As `sampleFacts` has found them. */
  readonly facts: Facts;
  readonly title: string;
}

/** Makes a scene of a counterexample, which expects what the finding claims; undefined for a finding without one. */
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
    scriptedActs: rows.flatMap((row) => scriptedActsOf(row, facts, plan)),
    environment: { mail: [...rows.flatMap(mailRulesOf), ...stallOtherMessages(example, plan)] },
    expect: expectationsOfFinding(finding, example, plan).map((expectation) => ({
      line: 0,
      expectation,
    })),
  };
}

/** The acts of a row; people who are silent need none. */
function scriptedActsOf(
  { step, at, happens }: CounterexampleRow,
  facts: Facts,
  plan: FindingSceneInput['plan'],
): readonly SceneAct[] {
  if (happens.what === 'event')
    return [{ line: 0, when: { at }, who: 'candidate', does: { event: happens.event } }];
  if (happens.what === 'undelivered' && happens.template === 'request')
    return reachingOf({ step, at }, plan);
  if (happens.what !== 'answered') return [];
  const does = { outcome: happens.outcome };
  return happens.by
    .flatMap((who) => peopleIn(who, facts, plan))
    .map((who) => ({ line: 0, when: { at }, who, does, task: step, comment: '-' }));
}

/** Whoever no mail could ask, and nobody is asked next, is reached at once: then they have all their time, and can take it. */
function reachingOf(
  { step, at }: Pick<CounterexampleRow, 'step' | 'at'>,
  plan: FindingSceneInput['plan'],
): readonly SceneAct[] {
  const task = linesOf(behaviourOfPlan(plan))
    .flatMap(tasksIn)
    .find((one) => one.step === step);
  const [only, another] = task?.windows ?? [];
  if (plan.reach === undefined || only === undefined || another !== undefined) return [];
  const { by, otherwise } = plan.reach;
  const who = only.to.every((one) => one === by) ? otherwise : by;
  return [{ line: 0, when: { at }, who, does: { outcome: 'reached' }, task: `${step}/reach` }];
}

/** The people whom an expression names, as far as the facts alone tell; a role or person as it stands. */
function peopleIn(who: string, facts: Facts, plan: FindingSceneInput['plan']): readonly string[] {
  const expression = isName(who)
    ? undefined
    : expressionIn([plan.steps, plan.on, plan.backstops], who);
  if (expression === undefined) return [who];
  const named = [evaluate(expression, { case: facts })].flat();
  return named.filter((one) => typeof one === 'string');
}

/** The expression of a plan that is written so. */
function expressionIn(part: unknown, cel: string): Expression | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  if ('cel' in part && part.cel === cel && 'tree' in part)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nothing else in a plan has both keys
    return part as Expression;
  for (const inside of Object.values(part)) {
    const found = expressionIn(inside, cel);
    if (found) return found;
  }
  return undefined;
}

/** Stalls all other mails to the person who is told too late, for as long as `assume` allows, so that none of them tells earlier. */
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

/** The mail server stalls a mail for all the time that the counterexample gives it, and only then accepts or bounces it. */
function mailRulesOf({ step, at, happens }: CounterexampleRow): readonly MailRule[] {
  const until = { at };
  if (happens.what === 'asked')
    return happens.of.map((to) => ({ does: 'stall', message: 'request', to, until }));
  // It has not arrived when it is dropped.
  if (happens.what === 'dropped')
    return [{ does: 'stall', message: step, until: { at: at + 1 }, to: happens.to }];
  if (happens.what !== 'told' && happens.what !== 'undelivered') return [];
  const target = { message: step, ...(isName(happens.to) && { to: happens.to }) };
  return [
    { does: 'stall', ...target, until },
    { does: happens.what === 'told' ? 'accept' : 'bounce', ...target },
  ];
}

/** Expects everything that the counterexample shows, to the minute, and nothing of what the finding says never comes. */
function expectationsOfFinding(
  finding: Finding,
  { rows }: Counterexample,
  plan: FindingSceneInput['plan'],
): readonly Expectation[] {
  const observed = rows.flatMap((row, index) => expectationsOf(row, index === rows.length - 1));
  return [
    ...observed,
    ...brokenPromise(finding),
    ...(ghosted.is(finding) ? neverAnswered(rows, plan) : []),
  ];
}

/**
 * The promise of a finding is on record as broken. One that is late by less than a minute is taken as kept, and of a task that an end leaves
 * out of reach nothing is recorded.
 */
function brokenPromise(finding: Finding): readonly Expectation[] {
  const { at } = finding;
  if (promiseNever.is(finding) && finding.values.promise.promise === 'done') return [];
  const isLate = promiseBroken.is(finding) || silenceBroken.is(finding);
  const isKept = isLate && finding.values.over < minuteMs;
  return 'promise' in at && !isKept ? [{ kind: 'promise', promise: at.promise, kept: false }] : [];
}

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

/** Expects every message of a row; the outcome of a task only in the last row, which is what the finding is about. */
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
  if (happens.what === 'dropped')
    return [{ kind: 'never', never: { message: step, to: happens.to } }];
  if (happens.what === 'ended') return [{ kind: 'outcome', outcome: happens.outcome, ...then }];
  const is = isLast ? taskOutcome(happens) : undefined;
  return is === undefined ? [] : [{ kind: 'task', task: step, is, ...then }];
}

function taskOutcome(happens: CounterexampleEvent): string | undefined {
  if (happens.what === 'answered') return happens.outcome;
  return happens.what === 'silent' ? 'silent' : undefined;
}

const toTheMinute = (at: Instant): Instant => Math.floor(at / minuteMs) * minuteMs;
