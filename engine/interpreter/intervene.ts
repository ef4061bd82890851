import { originOf } from '../model/act.ts';
import type { Intervention, InterventionRefusal } from './intervention.ts';
import type { RecoverableRun } from './recoverable-run.ts';
import type { Instant } from '../model/base.ts';

/** Does to a stopped case what an operator wants. Returns why it changed nothing. */
export function intervene(
  course: RecoverableRun,
  given: Intervention,
  at: Instant,
): InterventionRefusal | undefined {
  if (given.intervene === 'close') {
    const { outcome, template } = given;
    const how = { outcome, ...(template === undefined ? {} : { template }) };
    course.turn([{ kind: 'closed', ...how, ...originOf(given) }], at);
  } else if (given.mended === 'plan') {
    const { mended, plan, hash } = given;
    const how = { kind: 'resumed', mended, plan: hash, ...originOf(given) } as const;
    course.resume(how, { ...course.input, plan }, at);
  } else {
    const { mended } = given;
    course.resume({ kind: 'resumed', mended, ...originOf(given) }, course.input, at);
  }
  const { failure: reason } = course;
  return reason === undefined
    ? undefined
    : { code: 'still-failing', message: 'the case has been stopped again at once', reason };
}

/** Returns why an intervention would change nothing; changes nothing itself. */
export function reviewIntervention(
  course: RecoverableRun,
  given: Intervention,
): InterventionRefusal | undefined {
  if (course.run.stopped === undefined)
    return { code: 'not-stopped', message: 'this case is not stopped' };
  if (given.intervene === 'close')
    return given.template === undefined || Object.hasOwn(course.input.plan.classes, given.template)
      ? undefined
      : { code: 'unknown-template', message: `the plan has no template "${given.template}"` };
  if (given.mended === 'code') return undefined;
  const difference = course.differenceUnder({ ...course.input, plan: given.plan });
  return (
    difference && {
      code: 'replay-differs',
      message: 'under the mended plan, what has happened would have come to another record',
      difference,
    }
  );
}
