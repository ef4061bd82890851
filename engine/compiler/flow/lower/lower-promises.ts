import type { Assumed, Promised } from '../../../model/plan.ts';
import { type Course, lowerDuration, lowerExpression } from './lower-steps.ts';

/** What the schema has found under `promises`. */
export type WrittenPromise = WrittenTold | WrittenSilence | WrittenDone;

interface WrittenTold extends Counted {
  readonly tell: string;
  readonly about: Extract<Promised, { promise: 'told' }>['about'];
}

interface WrittenSilence {
  readonly silence: string;
  readonly atMost: string;
}

interface WrittenDone extends Counted {
  readonly todo: string;
}

interface Counted {
  readonly within: string;
  readonly since?: string;
  readonly after?: string;
}

/** What the schema has found under `assume`. */
export interface WrittenAssume {
  readonly mail?: string;
  readonly start?: { readonly after: string; readonly within: string };
}

export function lowerPromise(written: WrittenPromise, course: Course): Promised {
  if ('silence' in written)
    return {
      promise: 'silence',
      who: written.silence,
      atMost: lowerDuration(written.atMost, course),
    };
  return 'tell' in written
    ? { promise: 'told', who: written.tell, about: written.about, ...counted(written, course) }
    : { promise: 'done', step: written.todo, ...counted(written, course) };
}

/** What is not written has a default, which is printed like the rest. */
export function lowerAssume({ mail = '15m', start }: WrittenAssume, course: Course): Assumed {
  const known = start ?? (carriesInterview(course) ? afterInterview : undefined);
  return {
    mail: lowerDuration(mail, course),
    ...(known && {
      start: { after: lowerExpression(known.after), within: lowerDuration(known.within, course) },
    }),
  };
}

const afterInterview = { after: 'case.lastInterviewAt', within: '2 business days' };

const carriesInterview = ({ library: { environment } }: Course): boolean =>
  environment?.names.get('case')?.fields?.get('lastInterviewAt')?.instant ?? false;

const counted = ({ within, since, after }: Counted, course: Course) => ({
  within: lowerDuration(within, course),
  ...(since === undefined ? {} : { since: lowerExpression(since) }),
  ...(after === undefined ? {} : { after }),
});
