import type { Send } from '../../behaviour/behaviour.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import type { ObservedEvent, ExploredPath } from '../exploration/monitor.ts';
import { mostCertain, type Finding } from '../finding/finding.ts';
import { answers, offerFrom, type StandingOffer } from './answered-offer.ts';
import { asksCandidate, tellsCandidate, tellsOutcome } from './decision.ts';

/**
 * No path tells the candidate both yes and no, or two different offers, without a correction between. That the candidate's page is
 * never ahead of the messages needs no proof: it shows an outcome only from an accepted one (`engine/progress/progress.ts`).
 */
export const oneTruth = (guardCase: GuardCase): readonly Finding[] =>
  mostCertain(
    explore<CandidateKnowledge>(guardCase, {
      start: {},
      observes: {
        send: (send) => tellsOutcome(send) || tellsCandidate(send, 'correction'),
        task: asksCandidate,
      },
      step: stateAfter,
      check: (event, path) => (event.what === 'sent' ? contradictions(event.send, path) : []),
    }),
  );

/** The outcomes that the candidate has been told and that no correction has taken back. */
interface CandidateKnowledge {
  readonly intent?: string;
  /** The last offer that was not answered. */
  readonly offer?: StandingOffer;
  /** The last offer, answered or not. */
  readonly offerStep?: string;
  /** The step of a regret. */
  readonly regretStep?: string;
}

function stateAfter(state: CandidateKnowledge, event: ObservedEvent): CandidateKnowledge {
  if (event.what === 'closed' && state.offer !== undefined && answers(event.task, state.offer)) {
    const { offer: _answered, ...others } = state;
    return others;
  }
  if (event.what !== 'sent') return state;
  const { class: messageClass, step } = event.send;
  if (messageClass === 'correction') return {};
  if (messageClass === 'regret') return { ...state, regretStep: step };
  return messageClass === 'offer'
    ? { ...state, offer: offerFrom(event.send), offerStep: step }
    : { ...state, intent: step };
}

function contradictions(send: Send, path: ExploredPath<CandidateKnowledge>): readonly Finding[] {
  const { intent, offer, offerStep = intent, regretStep } = path.state;
  if (send.class === 'correction') return [];
  if (send.class === 'regret')
    return offerStep === undefined
      ? []
      : [findingOnPath('offer-and-regret', send, path, offerStep)];
  if (regretStep !== undefined) return [findingOnPath('offer-and-regret', send, path, regretStep)];
  const differs =
    send.class === 'offer' && offer !== undefined && offer.terms !== offerFrom(send).terms;
  return differs ? [findingOnPath('two-offers', send, path, offer.step)] : [];
}

const findingOnPath = (
  code: 'offer-and-regret' | 'two-offers',
  { step, template }: Send,
  { name, maybe }: ExploredPath<CandidateKnowledge>,
  before: string,
): Finding => ({
  code,
  severity: 'error',
  at: { step },
  values: { template, before, path: name(step) },
  ...maybe,
});
