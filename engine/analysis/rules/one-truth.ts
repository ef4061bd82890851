import type { Send, UserTask } from '../../behaviour/behaviour.ts';
import { explore } from '../exploration/explore.ts';
import type { ExploredPath } from '../exploration/monitor.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { mostCertain, type Finding } from '../finding/finding.ts';
import { answers, offerFrom, type StandingOffer } from './answered-offer.ts';
import { type Correctable, withCorrections } from './corrections.ts';
import { isAboutIntent } from './about-intent.ts';
import { asksCandidate, tellsCandidate, tellsOutcome } from './decision.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { defineRule } from './rule.ts';
import type { OnPath } from '../finding/finding-values.ts';
import { approvedOffer, departmentReview } from './example-flows.ts';

const offerAndRegret = defineFinding<
  OnPath & { readonly template: string; readonly before: string }
>({
  code: 'offer-and-regret',
  severity: 'error',
  means: 'On some path the candidate hears a yes and a no, and no correction between.',
  about:
    'A candidate never hears a yes and then a no, or the other way round, unless a correction stands between them.',
  example: {
    wrong: `${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - { run: regret }
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { template, before, path } }) => ({
      message: `"${template}" contradicts what "${before}" has told the candidate: ${path}`,
      hint: 'end the case after the first of the two, or tell a correction between them',
    }),
    'zh-CN': ({ values: { template, before, path } }) => ({
      message: `“${template}”与“${before}”已告知候选人的内容相矛盾：${path}`,
      hint: '请在两者中的第一个之后结束流程，或在其间发送更正',
    }),
  },
});

const twoOffers = defineFinding<OnPath & { readonly template: string; readonly before: string }>({
  code: 'two-offers',
  severity: 'error',
  means: 'On some path the candidate gets two different offers, and no correction between.',
  about:
    'Two different offers contradict each other. The second waits for the answer to the first, or a correction takes that one back.',
  example: {
    wrong: `${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - { tell: candidate, id: again, template: instant-offer, with: { expires: 5 business days } }
  - end: told
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { template, before, path } }) => ({
      message: `"${template}" makes another offer than "${before}" has made: ${path}`,
      hint: 'send one of the two, tell a correction between them, or wait for the answer to the first, with a form whose time counts from it ("since: told.sentAt")',
    }),
    'zh-CN': ({ values: { template, before, path } }) => ({
      message: `“${template}”发出的录用与“${before}”已发出的不同：${path}`,
      hint: '请只发送其中一个，在其间发送更正，或先等候对前一个的答复，其表单的时间自该录用算起（"since: told.sentAt"）',
    }),
  },
});

/**
 * No path tells the candidate both yes and no, or two different offers, without a correction between. That the candidate's page is
 * never ahead of the messages needs no proof: it shows an outcome only from an accepted one (`engine/progress/progress.ts`).
 */
export const oneTruth = defineRule({
  finds: [offerAndRegret, twoOffers],
  monitor: (guardCase) =>
    mostCertain(
      explore<Correctable<CandidateKnowledge>>(guardCase, {
        start: { told: {} },
        observes: {
          send: (send) => tellsOutcome(send) || tellsCandidate(send, 'correction'),
          task: (task) => asksCandidate(task) || isAboutIntent(task, guardCase.whole),
        },
        judges: { send: tellsOutcome },
        step: withCorrections(guardCase.behaviour, { start: {}, step: stateAfter }),
        check: (event, path) =>
          event.what === 'sent'
            ? contradictions(event.send, { ...path, state: path.state.told })
            : [],
      }),
    ),
});

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
  if (event.what === 'closed') return stateAfterTask(state, event);
  if (event.what !== 'sent') return state;
  const { class: messageClass, step } = event.send;
  if (messageClass === 'correction') return state;
  if (messageClass === 'regret') return { ...state, regretStep: step };
  return messageClass === 'offer'
    ? { ...state, offer: offerFrom(event.send), offerStep: step }
    : { ...state, intent: step };
}

/** The candidate answers an offer; a no of the house to an intent lifts it. */
function stateAfterTask(
  { intent, offer, ...others }: CandidateKnowledge,
  { task, outcome }: { readonly task: UserTask; readonly outcome: string },
): CandidateKnowledge {
  const isLifted = !asksCandidate(task) && outcome === 'rejected';
  const isAnswered = offer !== undefined && answers(task, offer);
  return {
    ...others,
    ...(intent !== undefined && !isLifted && { intent }),
    ...(offer !== undefined && !isAnswered && { offer }),
  };
}

function contradictions(send: Send, path: ExploredPath<CandidateKnowledge>): readonly Finding[] {
  const { intent, offer, offerStep = intent, regretStep } = path.state;
  if (send.class === 'correction') return [];
  if (send.class === 'regret')
    return offerStep === undefined ? [] : [findingOnPath(offerAndRegret, send, path, offerStep)];
  if (regretStep !== undefined) return [findingOnPath(offerAndRegret, send, path, regretStep)];
  const differs =
    send.class === 'offer' && offer !== undefined && offer.terms !== offerFrom(send).terms;
  return differs ? [findingOnPath(twoOffers, send, path, offer.step)] : [];
}

const findingOnPath = (
  kind: typeof offerAndRegret,
  { step, template }: Send,
  { name, maybe }: ExploredPath<CandidateKnowledge>,
  before: string,
): Finding =>
  kind.found({
    at: { step },
    values: { template, before, path: name(step) },
    cause: before,
    ...maybe,
  });
