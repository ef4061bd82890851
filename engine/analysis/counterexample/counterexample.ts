import { type Dated, datedTimes, rowsOf } from '../timing/traced-times.ts';
import { emitsOf } from '../../behaviour/traverse.ts';
import { deadline } from '../../time/deadline.ts';
import { type Ground, startOf } from '../timing/bound.ts';
import { chase, overtakenIn } from '../timing/with-backstops.ts';
import { type Claim, waited } from '../timing/bounded-response.ts';
import type { Example, Row } from '../finding/finding.ts';
import { courseTo, type Going, type Started } from './concrete-run.ts';
import type { Found, Lost } from '../timing/analysis-types.ts';
import { type Leg, waysTo } from './paths-to.ts';
import type { Instant } from '../../model/base.ts';
import type { FlowShape } from '../../behaviour/behaviour.ts';

/** A dated course on which a claim fares as badly as it can, counted from one instant. */
export interface Shown {
  readonly example: Example;
  /** When it comes, or when the case ends without it. */
  readonly at: Instant;
  readonly lost?: Lost<Dated>;
  /** It was taken to come when the case ends, and may have come before or never. */
  readonly cut: boolean;
  /** Missing: no course has been found that comes to exactly where counting begins. */
  readonly begun?: Started;
}

/** Shows the worst that can come of counting from an instant; undefined when nothing at all can. */
export function show(
  flow: FlowShape,
  claim: Claim,
  { from, lost }: { readonly from: Instant; readonly lost: boolean },
  { calendars, assume }: Ground,
): Shown | undefined {
  const times = datedTimes(calendars);
  const zero: Dated = { at: from };
  const start = startOf(claim, zero, times, assume);
  if (start === undefined) return undefined;
  const look = (started?: Dated): Looked => {
    const its = { quest: claim.quest, times, assume, zero, ...(started && { started }) };
    return worstIn(chase(flow, start, its), lost);
  };
  const first = look();
  if (first === undefined) return undefined;
  const begun = beginning(flow, claim, { from, first: first.at }, { calendars, assume });
  const isLater = begun !== undefined && claim.quest.after !== undefined;
  const worst = isLater ? (look({ at: begun.start }) ?? first) : first;
  return {
    at: worst.at.at,
    ...('beside' in worst && { lost: worst }),
    cut: 'cut' in worst && worst.cut,
    ...(begun && { begun }),
    example: {
      start: startOfCase(claim, { from, begun }, { calendars, assume }),
      from,
      due: deadline(from, claim.within, calendars),
      rows: joinedRows(begun, rowsOf(worst.at)),
    },
  };
}

/** As late as is assumed after the moment from which is counted, where that is one of the case. */
function startOfCase(
  { since }: Claim,
  { from, begun }: { readonly from: Instant; readonly begun: Started | undefined },
  { calendars, assume }: Going,
): Instant {
  const wait = since && waited(assume, since);
  return wait ? deadline(from, wait, calendars) : (begun?.start ?? from);
}

type Looked = Found<Dated>['kept' | 'lost'][number] | undefined;

/** The latest way that loses it, where one is looked for; else the latest of all. */
const worstIn = ({ kept, lost }: Found<Dated>, isLost: boolean): Looked =>
  (isLost ? latest(lost) : undefined) ?? latest(kept);

/** Counting does not begin with a message that an outcome may drop while it is on its way. */
function isOvertaken(
  flow: FlowShape,
  { quest }: Claim,
  { from, until }: { readonly from: Instant; readonly until: Instant },
  { calendars, assume }: Going,
): boolean {
  if (until > deadline(from, assume.mail, calendars)) return false;
  const mayBe = overtakenIn(flow);
  return emitsOf(flow.main).some((emit) => emit.step === quest.after && !emit.holds && mayBe(emit));
}

/** A course up to where counting begins, which then goes on as the rest does: `first` is where that leads. */
function beginning(
  flow: FlowShape,
  claim: Claim,
  { from, first }: { readonly from: Instant; readonly first: Dated },
  going: Going,
): Started | undefined {
  const { after, words } = claim.quest;
  if (after === undefined) return { start: from, course: { at: from } };
  if (isOvertaken(flow, claim, { from, until: first.at }, going)) return undefined;
  const [next] = rowsOf(first);
  for (const way of waysTo(after, flow.main, words)) {
    const last = way.at(-1);
    const ends = last?.goes === 'answers' || last?.goes === 'is silent';
    const started = ends && !isLike(last, next) ? undefined : courseTo(from, way, going);
    if (started) return started;
  }
  return undefined;
}

const isLike = (leg: Leg, row: Row | undefined): boolean =>
  row?.happens.what === 'answered'
    ? leg.goes === 'answers' && leg.outcome === row.happens.outcome
    : row?.happens.what === 'silent' && leg.goes === 'is silent';

/** What comes of the task that it counts from stands in both. */
function joinedRows(begun: Started | undefined, rest: readonly Row[]): readonly Row[] {
  const before = begun ? rowsOf(begun.course) : [];
  const [first] = rest;
  const last = before.at(-1);
  const isTwice = last?.happens.what !== 'asked' && last?.step === first?.step;
  return [...before, ...(isTwice ? rest.slice(1) : rest)];
}

const latest = <W extends { readonly at: Dated }>(ways: readonly W[]): W | undefined =>
  ways.reduce<W | undefined>((a, b) => (a && a.at.at >= b.at.at ? a : b), undefined);
