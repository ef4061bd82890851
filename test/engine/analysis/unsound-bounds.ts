import type { Plan } from '../../../engine/model/plan.ts';
import type { PromiseBound } from '../../../engine/analysis/finding/certificate.ts';
import { horizonOf } from '../../../engine/analysis/timing/horizon.ts';
import type { Proof } from '../../../engine/analysis/prove.ts';
import { createRandom } from '../../../engine/simulation/random.ts';
import { rehearse } from '../../../engine/simulation/rehearse.ts';
import type { ResponseDelay, MailRule } from '../../../engine/simulation/script.ts';
import { deadline } from '../../../engine/time/deadline.ts';
import { openings } from '../../../engine/time/working-hours.ts';
import { type Choices, choicesOf } from '../../conformance/choices.ts';
import { observedFulfilmentsOf } from '../../soundness/observed-fulfilments.ts';
import type { SoundnessRun } from '../../soundness/random-run.ts';
import { moment } from './january.ts';
import type { ProofSubject } from './subject.ts';

/** Plays runs of a flow at the edges of its time, and says which of its bounds they do not keep. */
export function unsoundBounds(
  { bounds, from, until, findings }: Proof,
  subject: ProofSubject,
): readonly string[] {
  const plan = { ...subject.plan, texts: 'none' };
  if (findings.some(({ code }) => ['ghosted', 'promise-never'].includes(code)) || until < from)
    return [];
  const random = createRandom(7);
  const choices = choicesOf(Array.from({ length: 4000 }, () => Math.floor(random() * 1e9)));
  const found = new Set<string>();
  for (let left = runs; left > 0; left -= 1) {
    const run = play(plan, subject, { choices, from, until });
    for (const bound of bounds) for (const one of violationsOf(bound, plan, run)) found.add(one);
  }
  return [...found].slice(0, 3);
}

const runs = 12;

function violationsOf(
  { promise, slack, longest }: PromiseBound,
  plan: Plan,
  run: SoundnessRun,
): readonly string[] {
  const length = promise.promise === 'silence' ? promise.atMost : promise.within;
  const { to } = horizonOf(plan);
  const over = run.entries.find(({ kind }) => kind === 'ended')?.at ?? Infinity;
  return observedFulfilmentsOf(promise, plan, run).flatMap(({ from, at: came }) => {
    if (came === undefined) return [`from ${moment(from)} it never came`];
    const at = promise.promise === 'silence' ? Math.min(came, over) : came;
    const due = deadline(from, length, plan.calendars);
    // Beyond what calendars know, nothing is proved.
    if (at > to || due > to) return [];
    return due - at < slack.ms || at - from > longest.ms
      ? [`from ${moment(from)} it came ${moment(at)}`]
      : [];
  });
}

interface RandomRange {
  readonly choices: Choices;
  readonly from: number;
  readonly until: number;
}

function play(
  plan: Plan,
  { context }: ProofSubject,
  { choices, from, until }: RandomRange,
): SoundnessRun {
  const start = startOf(plan, { choices, from, until });
  const since = start - choices.one([0, 1, 0]);
  const responseRules = ['ada', 'ben', 'cleo', 'candidate'].flatMap((who) => {
    const outcome = choices.one([undefined, 'approved', 'rejected', 'declined', 'answered']);
    return choices.chance(25)
      ? []
      : [{ who, when: whenOf(choices), ...(outcome === undefined ? {} : { outcome }) }];
  });
  const facts = {
    candidate: { name: 'Kim', email: 'kim@example.com', locale: 'en' },
    position: { department: 'sales', salary: '1', score: choices.below(100), perks: [] },
    lastInterviewAt: new Date(since).toISOString(),
  };
  const rehearsal = rehearse(
    { plan, hash: '', facts, start, people: context.directory },
    { scriptedActs: [], responseRules },
    { mail: mailRules(plan, choices) },
    1 + choices.below(1000),
  );
  return { start, since, rehearsal, entries: rehearsal.entries };
}

/** Often within a millisecond of an opening or a closing. */
function startOf({ calendars }: Plan, { choices, from, until }: RandomRange): number {
  const about = from + choices.below(until - from + 1);
  const [table] = Object.values(calendars);
  if (table === undefined || choices.chance(30)) return about;
  for (const { start, end } of openings(about, table)) {
    const edge = choices.one([start, end]) + choices.one([-1, 0, 1]);
    return from <= edge && edge <= until ? edge : about;
  }
  return about;
}

const whenOf = (choices: Choices): ResponseDelay =>
  choices.one<ResponseDelay>([
    { before: { ms: 1 } },
    { after: { ms: 1 } },
    'never',
    { before: { ms: 1 + choices.below(day) } },
    { after: { ms: choices.below(day) } },
  ]);

const day = 86_400_000;

/** At most as late as is assumed, or never. */
const mailRules = ({ classes }: Plan, choices: Choices): readonly MailRule[] =>
  Object.keys(classes).flatMap((message): readonly MailRule[] => {
    if (choices.chance(20)) return [{ message, does: 'bounce' }];
    return choices.chance(30) ? [{ message, does: 'refuse', times: 1 + choices.below(3) }] : [];
  });
