import type { Duration } from '../../../model/base.ts';
import { explore } from '../../exploration/explore.ts';
import type { ExploredPath } from '../../exploration/monitor.ts';
import type { ObservedEvent } from '../../finding/observed-event.ts';
import type { GuardCase } from '../../cases/split-cases.ts';
import { answers, mayAnswer, offerFrom, type StandingOffer } from '../answered-offer.ts';
import { type Correctable, withCorrections } from '../corrections.ts';
import { asksCandidate, tellsCandidate } from '../decision.ts';
import type { AnswerWindowParams } from './answer-window.ts';
import { withoutHandlers } from './pack-check.ts';

/** A task of the candidate that something cancels before they have answered what it asks about. */
export interface CutAnswer extends Pick<ExploredPath<never>, 'maybe'> {
  readonly task: string;
  /** The step whose message gives time to answer, and how much. */
  readonly step: string;
  readonly said: Duration;
}

/** Every task by which such a message is answered and that an end can cancel while the candidate still has time. */
export const cutAnswersFor = (
  { message, as }: AnswerWindowParams,
  guardCase: GuardCase,
): readonly CutAnswer[] =>
  explore<Correctable<OfferOpen>, CutAnswer>(withoutHandlers(guardCase), {
    start: { told: {} },
    observes: {
      send: (send) => tellsCandidate(send, message, ...takesBack),
      task: asksCandidate,
      end: () => true,
    },
    judges: { end: () => true },
    step: withCorrections(guardCase.behaviour, {
      start: {},
      step: (state: OfferOpen, event) => openAfter(state, event, as),
    }),
    check: (
      event,
      {
        state: {
          told: { offer, said },
        },
        maybe,
      },
    ) =>
      event.what === 'cancelled' && offer && said && mayAnswer(event.task, offer)
        ? [{ task: event.task.step, step: offer.step, said, maybe }]
        : [],
  });

/** The message that the candidate has got and not answered, and how long it gives them. */
export interface OfferOpen {
  readonly offer?: StandingOffer;
  readonly said?: Duration;
}

/** What takes an offer back leaves nothing to answer; whether it may is another question. */
export const takesBack = ['correction', 'regret'] as const;

/** The same behind an event; `as` names the value that says how long. */
export function openAfter(state: OfferOpen, event: ObservedEvent, as: string): OfferOpen {
  const { offer } = state;
  if (event.what === 'sent') {
    if (event.send.class === 'correction') return state;
    const said = event.send.moments[as];
    return said === undefined ? {} : { offer: offerFrom(event.send), said };
  }
  if (offer === undefined) return state;
  if (event.what === 'undelivered' || event.what === 'unknown')
    return event.send.step === offer.step ? {} : state;
  return event.what === 'closed' && answers(event.task, offer) ? {} : state;
}
