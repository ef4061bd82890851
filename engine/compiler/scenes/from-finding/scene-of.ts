import { evaluate } from '../../../expression/evaluate.ts';
import { isAnswer } from '../../../model/message.ts';
import type { Plan } from '../../../model/plan.ts';
import type { Expectation, Scene, SceneCue } from '../../../simulation/scene.ts';
import type { MailRule } from '../../../simulation/script.ts';
import { isName } from '../../../analysis/counterexample/spurious.ts';
import type { Example, Finding, Happening, Row } from '../../../analysis/finding/finding.ts';
import type { Json, Facts, Instant } from '../../../model/base.ts';

/** What a scene is made with. */
export interface Staging {
  readonly plan: Omit<Plan, 'texts'>;
  /** What the case carries: `sample-facts.ts` of the compiler finds it. */
  readonly facts: Facts;
  readonly title: string;
}

/** The course of a finding as a scene that can be rehearsed, and that expects what the finding claims; none without a course. */
export function sceneOf(finding: Finding, { plan, facts, title }: Staging): Scene | undefined {
  const { example } = finding;
  if (example === undefined) return undefined;
  const { start, rows } = example;
  return {
    title,
    line: 0,
    start,
    facts,
    cues: rows.flatMap((row) => cuesOf(row, facts)),
    world: { mail: [...rows.flatMap(mailRulesOf), ...noOtherWord(example, plan)] },
    expect: claimsOf(finding, example, plan).map((expectation) => ({ line: 0, expectation })),
  };
}

/** Whoever is silent does nothing. */
function cuesOf({ step, at, happens }: Row, facts: Facts): readonly SceneCue[] {
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
function noOtherWord(
  { start, from, rows }: Example,
  { assume }: Staging['plan'],
): readonly MailRule[] {
  const last = rows.at(-1);
  if (last?.happens.what !== 'told' || !isName(last.happens.to)) return [];
  const after = from > start ? from + 1 : from;
  const held = assume && 'ms' in assume.mail ? last.at - assume.mail.ms : after;
  const until = { at: last.at };
  return [{ does: 'stall', to: last.happens.to, from: { at: Math.max(after, held) }, until }];
}

/** The mail server takes all the time that it has, and only then says yes or no. */
function mailRulesOf({ step, at, happens }: Row): readonly MailRule[] {
  const until = { at };
  if (happens.what === 'asked')
    return happens.of.map((to) => ({ does: 'stall', message: 'request', to, until }));
  if (happens.what !== 'told' && happens.what !== 'undelivered') return [];
  const meant = { message: step, ...(isName(happens.to) && { to: happens.to }) };
  return [
    { does: 'stall', ...meant, until },
    { does: happens.what === 'told' ? 'accept' : 'bounce', ...meant },
  ];
}

/** What has come, to the minute, by the end of the course; and what never comes. */
function claimsOf(
  { code }: Finding,
  { rows }: Example,
  plan: Staging['plan'],
): readonly Expectation[] {
  const came = rows.flatMap((row, index) => expectationsOf(row, index === rows.length - 1));
  return lacksAnAnswer.includes(code) ? [...came, ...neverAnswered(rows, plan)] : came;
}

const lacksAnAnswer: readonly string[] = ['ghosted'];

function neverAnswered(rows: readonly Row[], { classes }: Staging['plan']): readonly Expectation[] {
  const tried = new Set(
    rows.flatMap(({ happens }) => ('template' in happens ? happens.template : [])),
  );
  return Object.entries(classes)
    .filter(([template, its]) => isAnswer(its) && !tried.has(template))
    .map(([message]) => ({ kind: 'never', never: { message, to: 'candidate' } }));
}

/** Messages as they come; of tasks only the last, which is what the finding is about. */
function expectationsOf({ step, at, happens }: Row, isLast: boolean): readonly Expectation[] {
  const then = { at: { at: toTheMinute(at) } };
  const mail = (message: string, to: string) =>
    ({ kind: 'message', message, to, anyOrder: true, ...then }) as const;
  if (happens.what === 'told') return [mail(step, happens.to)];
  if (happens.what === 'asked') return happens.of.map((to) => mail('request', to));
  if (happens.what === 'undelivered')
    return [{ kind: 'undelivered', message: step, to: happens.to }];
  if (happens.what === 'ended') return [{ kind: 'outcome', outcome: happens.outcome, ...then }];
  const is = isLast ? comesTo(happens) : undefined;
  return is === undefined ? [] : [{ kind: 'task', task: step, is, ...then }];
}

function comesTo(happens: Happening): string | undefined {
  if (happens.what === 'answered') return happens.outcome;
  return happens.what === 'silent' ? 'silent' : undefined;
}

const toTheMinute = (at: Instant): Instant => Math.floor(at / 60_000) * 60_000;
