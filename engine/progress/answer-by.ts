import { identifierOf } from '../expression/identifier.ts';
import type { Entry, Sent } from '../model/journal.ts';
import { isAnswer } from '../model/message.ts';
import type { Assumed, Plan } from '../model/plan.ts';
import { chase } from '../analysis/timing/with-backstops.ts';
import { answerQuest } from '../analysis/timing/obligation.ts';
import { minuteMs } from '../time/wall-clock.ts';
import { instantTimes } from '../analysis/timing/instant-times.ts';
import { shapeOfPlan } from '../steps/behaviour-of-plan.ts';
import { isPast } from '../analysis/timing/is-elapsed.ts';
import type { Shape, FlowShape, BackstopShape } from '../behaviour/behaviour.ts';
import { exitsOf, termsOf } from '../behaviour/traverse.ts';
import { whereaboutsOf, type Whereabouts } from './position.ts';
import type { Instant, Expression } from '../model/base.ts';

/**
 * When the candidate hears an answer at the latest, whatever people do from here on; nothing when that is not certain. Holds while
 * the mail server accepts within the time that the plan assumes.
 */
export function answerBy(plan: Plan, entries: readonly Entry[]): Instant | undefined {
  const [started] = entries;
  if (started === undefined || !isOnItsWay(entries)) return undefined;
  const flow = shapeOfPlan(plan);
  const assume = plan.assume ?? usual;
  const where = whereaboutsOf(flow.main, entries, started.at);
  // What runs beside may end the case before the line has come to an answer.
  if (where.passed.some(endsBeside) || !isBounded(where, flow, assume)) return undefined;
  const { kept, lost, open } = chase(
    { ...flow, main: mainFrom(where), backstops: backstopsOf(flow, assume) },
    { at: where.from, marks: marksOf(entries, where) },
    {
      quest: answerQuest,
      times: instantTimes(plan.calendars),
      assume,
      zero: where.from,
    },
  );
  if (kept.length === 0 || lost.length + open.length > 0) return undefined;
  // People read minutes.
  return Math.ceil(Math.max(...kept.map(({ at }) => at)) / minuteMs) * minuteMs;
}

/** What plans assume that say nothing of it. */
const usual: Assumed = { mail: { ms: 15 * minuteMs } };

/** No event has taken the line over, and no answer was given or has failed to reach the candidate. */
function isOnItsWay(entries: readonly Entry[]): boolean {
  const answers = new Set(
    entries
      .filter(isSent)
      .filter(answersCandidate)
      .map(({ message }) => message),
  );
  return !entries.some(
    (entry) =>
      entry.kind === 'ended' ||
      entry.kind === 'event' ||
      ((entry.kind === 'accepted' || entry.kind === 'undelivered') && answers.has(entry.message)),
  );
}

const isSent = (entry: Entry): entry is Entry & Sent => entry.kind === 'sent';

const answersCandidate = ({ to, class: its }: Sent): boolean =>
  'who' in to && to.who === 'candidate' && isAnswer(its);

const endsBeside = (shape: Shape): boolean =>
  [...termsOf(shape)].some(
    (term) =>
      (term.term === 'beside' && exitsOf(term.shape).length > 0) ||
      (term.term === 'emit' && !term.holds && exitsOf(term.undelivered).length > 0),
  );

/** The name under which the end of the open task is known, and the start of the case. */
const [openEnds, caseStarts] = ['the open task', 'case'];

/** An open task ends when its record says. */
function mainFrom({ left: [first, ...rest], open }: Whereabouts): Shape {
  if (first === undefined) return { term: 'seq', of: [] };
  const begun: Shape =
    first.term === 'race' && open !== undefined
      ? { ...first, since: { cel: openEnds }, windows: [{ to: [], within: { ms: 0 } }] }
      : first;
  return { term: 'seq', of: [begun, ...rest] };
}

/** A time that counts from the future has no end yet, and what waits for it may still end the case. */
const isBounded = ({ left, open }: Whereabouts, flow: FlowShape, assume: Assumed): boolean =>
  left.every((shape) =>
    [...termsOf(shape)].every(
      (term) => term.term !== 'race' || term.step === open?.task || isKnown(term, assume),
    ),
  ) && flow.backstops.every((one) => isKnown(one, assume) || exitsOf(one.shape).length === 0);

const isKnown = ({ since }: { readonly since?: Expression }, assume: Assumed): boolean =>
  since === undefined || isPast(since, assume);

const backstopsOf = ({ backstops }: FlowShape, assume: Assumed): FlowShape['backstops'] =>
  backstops
    .filter((one) => isKnown(one, assume))
    .map((one) => (one.since?.cel.startsWith('case.') === false ? one : fromStart(one)));

/** What a case carries lies before its start. */
const fromStart = (one: BackstopShape): BackstopShape => ({ ...one, since: { cel: caseStarts } });

/** The moments that tasks and backstops count from. */
function marksOf(
  entries: readonly Entry[],
  { open }: Whereabouts,
): Readonly<Record<string, Instant>> {
  const marks: Record<string, Instant> = { [caseStarts]: entries[0]?.at ?? 0 };
  for (const entry of entries) {
    if (entry.kind === 'sent' && entry.message === entry.step)
      marks[`${identifierOf(entry.step)}.sentAt`] = entry.at;
    if (entry.kind === 'accepted')
      marks[`${identifierOf(entry.message)}.deliveredAt`] = entry.acceptedAt;
    // What was not delivered keeps the moment at which it was sent.
    if (entry.kind === 'undelivered') {
      const name = identifierOf(entry.message);
      const sent = marks[`${name}.sentAt`];
      if (sent !== undefined) marks[`${name}.deliveredAt`] = sent;
    }
  }
  return open === undefined ? marks : { ...marks, [openEnds]: open.expectedBy };
}
