import { evaluate } from '../../engine/expression/evaluate.ts';
import type { Facts, Instant, InvalidValue } from '../../engine/model/base.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { formatDuration } from '../../engine/time/duration.ts';
import { deadline } from '../../engine/time/deadline.ts';

/** Warns of a case that starts later than its certificate takes for granted: what counts from that moment may be due at once. */
export function lateStartWarnings(
  { assume, calendars }: Pick<Plan, 'assume' | 'calendars'>,
  facts: Facts,
  now: Instant,
): readonly InvalidValue[] {
  if (!assume?.start) return [];
  const { after, within } = assume.start;
  const moment = evaluate(after, { case: facts });
  const at = typeof moment === 'string' ? Date.parse(moment) : Number.NaN;
  if (Number.isNaN(at) || deadline(at, within, calendars) >= now) return [];
  return [
    {
      pointer: `/facts/${after.cel.replace(/^case\./, '').replaceAll('.', '/')}`,
      message: `the certificate holds for cases that start within ${formatDuration(within)} after it; this one is later`,
    },
  ];
}
