import type { Certificate } from '../../engine/analysis/finding/certificate.ts';
import { firstToBegin } from '../../engine/analysis/timing/horizon.ts';
import type { Instant, InvalidValue } from '../../engine/model/base.ts';
import type { Plan } from '../../engine/model/plan.ts';

/** A case that starts when its flow may count on days of which its calendars do not know whether they are holidays. */
export function provisionalStart(
  plan: Pick<Plan, 'calendars'>,
  { until, ends }: Pick<Certificate, 'until' | 'ends'>,
  now: Instant,
): InvalidValue | undefined {
  if (ends === undefined) return undefined;
  const begins = firstToBegin(plan, now);
  const reason =
    now > until
      ? `a case that starts today may count on days after ${ends.day}, the last one that calendar "${ends.calendar}" knows`
      : begins &&
        `a case that starts today counts on days before those that calendar "${begins}" lists`;
  if (reason === undefined) return undefined;
  return { pointer: '/accept', message: `${reason}; its plain week stands for them` };
}

/** What whoever starts such a case is told unless they accept it. */
export const unlessAccepted = ({ pointer, message }: InvalidValue): InvalidValue => ({
  pointer,
  message: `${message}. Add the holidays (tidings calendar), or, if it is meant, start with "accept": ["provisional-calendar"] (on the command line: --accept provisional-calendar)`,
});
