import type { Instant } from '../plan.ts';
import { type Dated, datedTimes, rowsOf } from '../shape/dated-times.ts';
import type { FlowShape } from '../shape/of-plan.ts';
import { deadline } from '../time/deadline.ts';
import { type Ground, startOf } from './bound.ts';
import { chase } from './chase.ts';
import { type Claim, waited } from './claim.ts';
import type { Example } from './finding.ts';
import { courseTo, type Going, type Started } from './go.ts';
import type { Lost } from './search.ts';
import { waysTo } from './ways-to.ts';

/** A dated course on which a claim fares as badly as it can, counted from one instant. */
export interface Shown {
  readonly example: Example;
  /** When it comes, or when the case ends without it. */
  readonly at: Instant;
  readonly lost?: Lost<Dated>;
}

/** Shows the worst that can come of counting from an instant; undefined when no course can be shown that counts from there. */
export function show(
  flow: FlowShape,
  claim: Claim,
  { from, lost }: { readonly from: Instant; readonly lost: boolean },
  { calendars, assume }: Ground,
): Shown | undefined {
  const { quest, within, since } = claim;
  const times = datedTimes(calendars);
  const begun = beginning(flow, claim, from, { calendars, mail: assume.mail });
  const zero = begun?.course;
  const start = zero && startOf(claim, zero, times, assume);
  if (begun === undefined || zero === undefined || start === undefined) return undefined;
  const found = chase(flow, start, { quest, times, mail: assume.mail, zero });
  const missed = lost ? latest(found.lost) : undefined;
  const worst = missed ?? latest(found.kept);
  if (worst === undefined) return undefined;
  const wait = since && waited(assume, since);
  return {
    at: worst.at.at,
    ...(missed && { lost: missed }),
    example: {
      start: wait ? deadline(from, wait, calendars) : begun.start,
      from,
      due: deadline(from, within, calendars),
      rows: rowsOf(worst.at),
    },
  };
}

/** A course up to where counting begins. */
function beginning(
  { main }: FlowShape,
  { quest: { after, words } }: Claim,
  from: Instant,
  going: Going,
): Started | undefined {
  if (after === undefined) return { start: from, course: { at: from } };
  for (const way of waysTo(after, main, words)) {
    const started = courseTo(from, way, going);
    if (started) return started;
  }
  return undefined;
}

const latest = <W extends { readonly at: Dated }>(ways: readonly W[]): W | undefined =>
  ways.reduce<W | undefined>((a, b) => (a && a.at.at >= b.at.at ? a : b), undefined);
