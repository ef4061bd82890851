import type { Send } from '../../behaviour/behaviour.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import type { ExploredPath } from '../exploration/monitor.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { type Correctable, withCorrections } from './corrections.ts';
import { messageOf, tellsCandidate } from './decision.ts';

/** A message that leaves behind an outcome that no correction has taken back. */
interface WordBehind extends Pick<ExploredPath<unknown>, 'maybe'> {
  readonly template: string;
  /** The step of the outcome. */
  readonly after: string;
}

/** The outcomes that the candidate has heard or that are on their way, until a correction; the last one stands last. */
interface OutcomesTold {
  /** Told, or nobody knows. */
  readonly heard?: string;
  /** Not known yet whether it can be delivered. */
  readonly leaving: readonly string[];
}

/** Where the message of a step leaves behind such an outcome, which counts from when it leaves, unless it cannot be delivered. */
export function wordsBehind(
  guardCase: GuardCase,
  { step: word, outcomes }: { readonly step: string; readonly outcomes: (send: Send) => boolean },
): readonly WordBehind[] {
  const start: OutcomesTold = { leaving: [] };
  return explore<Correctable<OutcomesTold>, WordBehind>(guardCase, {
    start: { told: start },
    observes: {
      send: (send) => send.step === word || outcomes(send) || tellsCandidate(send, 'correction'),
    },
    judges: messageOf(word),
    step: withCorrections(guardCase.behaviour, {
      start,
      step: (state, event) =>
        'send' in event && outcomes(event.send) ? outcomesAfter(state, event) : state,
    }),
    check: (event, { state, maybe }) => {
      const { heard, leaving } = state.told;
      const after = leaving.at(-1) ?? heard;
      return event.what !== 'sent' || event.send.step !== word || after === undefined
        ? []
        : [{ template: event.send.template, after, maybe }];
    },
  });
}

function outcomesAfter(
  state: OutcomesTold,
  { what, send: { step } }: Extract<ObservedEvent, { readonly send: Send }>,
): OutcomesTold {
  const leaving = state.leaving.filter((other) => other !== step);
  if (what === 'sent') return { ...state, leaving: [...leaving, step] };
  // One that a correction has taken back while it was on its way.
  if (leaving.length === state.leaving.length) return state;
  return what === 'undelivered' || what === 'dropped'
    ? { ...state, leaving }
    : { heard: step, leaving };
}
