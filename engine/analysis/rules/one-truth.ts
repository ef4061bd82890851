import { isOutcome } from '../../model/message.ts';
import { explore } from '../paths/explore.ts';
import {
  type PathEvent,
  type Monitor,
  nameOfPath,
  type ExploredPath,
} from '../paths/explored-path.ts';
import type { Send } from '../../behaviour/behaviour.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { mostCertain, type Finding } from '../finding/finding.ts';
import { asks } from '../timing/obligation.ts';

/**
 * No path tells the candidate both yes and no, or two different offers, without a correction between. That the candidate's page is
 * never ahead of the messages needs no proof: it shows an outcome only from an accepted one (`engine/progress/progress.ts`).
 */
export function oneTruth(guardCase: GuardCase): readonly Finding[] {
  const found: Finding[] = [];
  explore(guardCase, {
    start: {},
    observes: isRelevant,
    key: ({ offer, regretStep }) =>
      `${offer?.step} ${offer?.offerTemplate} ${offer?.answered} ${regretStep}`,
    step: stateAfter,
    check: (happened, path) => {
      if (happened.what !== 'told') return;
      const contradicting = contradiction(happened.send, path);
      if (contradicting !== undefined) found.push(contradicting);
    },
  } satisfies Monitor<CandidateKnowledge>);
  return mostCertain(found);
}

/** The outcomes that the candidate has been told and that no correction has taken back. */
interface CandidateKnowledge {
  readonly offer?: StandingOffer;
  /** The step of a regret. */
  readonly regretStep?: string;
}

/** An offer, or the intent to make one. */
interface StandingOffer {
  readonly step: string;
  /** Template of an offer. */
  readonly offerTemplate: string | undefined;
  /** The candidate has been asked since, and has answered or let the time pass. */
  readonly answered: boolean;
}

const isRelevant = (happened: PathEvent): boolean => {
  if (happened.what === 'told')
    return happened.send.to === 'candidate' && isOutcomeMessage(happened.send);
  return happened.what === 'closed' && asks(happened.task, 'candidate');
};

const isOutcomeMessage = ({ class: messageClass }: Send): boolean =>
  isOutcome(messageClass) || messageClass === 'correction';

function stateAfter(state: CandidateKnowledge, happened: PathEvent): CandidateKnowledge {
  if (happened.what === 'closed')
    return state.offer === undefined || state.offer.answered
      ? state
      : { ...state, offer: { ...state.offer, answered: true } };
  if (happened.what !== 'told') return state;
  const { class: messageClass, step, template } = happened.send;
  if (messageClass === 'correction') return {};
  if (messageClass === 'regret') return { ...state, regretStep: step };
  return {
    ...state,
    offer: {
      step,
      offerTemplate: messageClass === 'offer' ? template : undefined,
      answered: false,
    },
  };
}

function contradiction(send: Send, path: ExploredPath<CandidateKnowledge>): Finding | undefined {
  const { offer, regretStep } = path.state;
  if (send.class === 'correction') return undefined;
  if (send.class === 'regret')
    return offer && findingOnPath('offer-and-regret', send, path, offer.step);
  if (regretStep !== undefined) return findingOnPath('offer-and-regret', send, path, regretStep);
  const differs =
    offer?.offerTemplate !== undefined && offer.offerTemplate !== send.template && !offer.answered;
  return differs ? findingOnPath('two-offers', send, path, offer.step) : undefined;
}

function findingOnPath(
  code: 'offer-and-regret' | 'two-offers',
  { step, template }: Send,
  path: ExploredPath<CandidateKnowledge>,
  before: string,
): Finding {
  return {
    code,
    severity: code === 'two-offers' ? 'warning' : 'error',
    at: { step },
    values: { template, before, path: nameOfPath(path, step) },
    ...(path.spurious === undefined ? {} : { maybe: path.spurious }),
  };
}
