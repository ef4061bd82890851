import type { Instant } from '../plan.ts';
import { type Dated, datedTimes, rowsOf } from '../shape/dated-times.ts';
import type { FlowShape } from '../shape/of-plan.ts';
import { deadline } from '../time/deadline.ts';
import { type Ground, startOf } from './bound.ts';
import { chase } from './chase.ts';
import { type Claim, waited } from './claim.ts';
import type { Example, Row } from './finding.ts';
import { courseTo, type Going, type Started } from './go.ts';
import type { Lost } from './search.ts';
import { type Leg, waysTo } from './ways-to.ts';

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
  const { quest, within, since } = claim;
  const times = datedTimes(calendars);
  const zero: Dated = { at: from };
  const start = startOf(claim, zero, times, assume);
  if (start === undefined) return undefined;
  const found = chase(flow, start, { quest, times, assume, zero });
  const missed = lost ? latest(found.lost) : undefined;
  const kept = latest(found.kept);
  const worst = missed ?? kept;
  if (worst === undefined) return undefined;
  const rows = rowsOf(worst.at);
  const begun = beginning(flow, claim, { from, first: rows[0] }, { calendars, assume });
  const wait = since && waited(assume, since);
  return {
    at: worst.at.at,
    ...(missed && { lost: missed }),
    cut: missed === undefined && kept?.cut === true,
    ...(begun && { begun }),
    example: {
      start: wait ? deadline(from, wait, calendars) : (begun?.start ?? from),
      from,
      due: deadline(from, within, calendars),
      rows: [...(begun ? rowsOf(begun.course) : []), ...rows],
    },
  };
}

/** A course up to where counting begins, which then goes on as the rest does: `first` is what comes of the task that it counts from. */
function beginning(
  { main }: FlowShape,
  { quest: { after, words } }: Claim,
  { from, first }: { readonly from: Instant; readonly first: Row | undefined },
  going: Going,
): Started | undefined {
  if (after === undefined) return { start: from, course: { at: from } };
  for (const way of waysTo(after, main, words)) {
    const last = way.at(-1);
    const ends = last?.goes === 'answers' || last?.goes === 'is silent';
    if (ends && !isLike(last, first)) continue;
    const started = courseTo(from, way, going);
    if (started) return ends ? withoutLast(started) : started;
  }
  return undefined;
}

const isLike = (leg: Leg, row: Row | undefined): boolean =>
  row?.happens.what === 'answered'
    ? leg.goes === 'answers' && leg.outcome === row.happens.outcome
    : row?.happens.what === 'silent' && leg.goes === 'is silent';

/** The rest of the course begins with it. */
const withoutLast = ({ start, course: { at, last } }: Started): Started => ({
  start,
  course: { at, ...(last?.before && { last: last.before }) },
});

const latest = <W extends { readonly at: Dated }>(ways: readonly W[]): W | undefined =>
  ways.reduce<W | undefined>((a, b) => (a && a.at.at >= b.at.at ? a : b), undefined);
