import type { ProofAssumptions, FlowPromise } from '../../../model/plan.ts';
import { type LoweringContext, lowerDuration, lowerExpression } from './lower-steps.ts';

/** An entry of `promises` as the schema lets it through. */
export type WrittenPromise = WrittenTold | WrittenSilence | WrittenDone;

interface WrittenTold extends WrittenDeadline {
  readonly tell: string;
  readonly about: Extract<FlowPromise, { promise: 'told' }>['about'];
}

interface WrittenSilence {
  readonly silence: string;
  readonly atMost: string;
}

interface WrittenDone extends WrittenDeadline {
  readonly todo: string;
}

interface WrittenDeadline {
  readonly within: string;
  readonly since?: string;
  readonly after?: string;
}

/** `assume` as the schema lets it through. */
export interface WrittenAssume {
  readonly mail?: string;
  readonly start?: { readonly after: string; readonly within: string };
}

export function lowerPromise(written: WrittenPromise, context: LoweringContext): FlowPromise {
  if ('silence' in written)
    return {
      promise: 'silence',
      who: written.silence,
      atMost: lowerDuration(written.atMost, context),
    };
  return 'tell' in written
    ? {
        promise: 'told',
        who: written.tell,
        about: written.about,
        ...lowerDeadline(written, context),
      }
    : { promise: 'done', step: written.todo, ...lowerDeadline(written, context) };
}

/** Lowers `assume`; what is not written has a default, which certificates print like the rest. */
export function lowerAssume(
  { mail = '15m', start }: WrittenAssume,
  context: LoweringContext,
): ProofAssumptions {
  const assumption = start ?? (carriesInterview(context) ? afterInterview : undefined);
  return {
    mail: lowerDuration(mail, context),
    ...(assumption && {
      start: {
        after: lowerExpression(assumption.after, context),
        within: lowerDuration(assumption.within, context),
      },
    }),
  };
}

const afterInterview = { after: 'case.lastInterviewAt', within: '2 business days' };

const carriesInterview = ({ library: { environment } }: LoweringContext): boolean =>
  environment?.names.get('case')?.fields?.get('lastInterviewAt')?.instant ?? false;

const lowerDeadline = ({ within, since, after }: WrittenDeadline, context: LoweringContext) => ({
  within: lowerDuration(within, context),
  ...(since === undefined ? {} : { since: lowerExpression(since, context) }),
  ...(after === undefined ? {} : { after }),
});
