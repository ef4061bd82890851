import type { Behaviour, Send } from '../../behaviour/behaviour.ts';
import { linesOf, termsOf } from '../../behaviour/traverse.ts';
import { explore } from '../exploration/explore.ts';
import type { ExploredPath } from '../exploration/monitor.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { type ApprovalState, nameOfOver, approvalAfter, withOffersOf } from './approval-state.ts';
import { type Correctable, withCorrections } from './corrections.ts';
import { asksCandidate, decisionsIn, stepsThatTell, tellsCandidate } from './decision.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { overrulesOf } from './overrules.ts';
import { defineRule } from './rule.ts';
import type { AfterStep, OnPath } from '../finding/finding-values.ts';
import { approvedOffer, departmentReview, twoApprovals } from './example-flows.ts';

const offerAfterNo = defineFinding<AfterStep>({
  code: 'offer-after-no',
  severity: 'error',
  means: 'An intent or offer follows a no, or silence, that nobody has decided anew.',
  about:
    'After a no, or after silence, there is no offer, unless somebody has decided anew: in an approval that says so with `about`. An outcome without steps falls through to what stands behind the step.',
  example: {
    wrong: `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: []
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { template, after } }) => ({
      message: `"${template}" makes an offer although "${after}" has not said yes`,
      hint: 'send it only after a yes, or have somebody decide anew before it: an "approve" with "about"',
    }),
    'zh-CN': ({ values: { template, after } }) => ({
      message: `“${template}”发出录用，而“${after}”并未同意`,
      hint: '请只在同意之后发送，或在此之前重新决定：使用带 "about" 的 "approve"',
    }),
  },
});

const offerBySilence = defineFinding<
  OnPath & { readonly approval: string; readonly offer: string }
>({
  code: 'offer-by-silence',
  severity: 'error',
  means: 'On some path an offer leaves because nobody answered.',
  about:
    'Silence is no consent: where nobody has answered, no offer leaves, whatever stands under `silent`.',
  example: {
    wrong: `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: approved
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { offer, approval, path } }) => ({
      message: `"${offer}" makes an offer although "${approval}" was not answered, on the way ${path}`,
      hint: `let the silence of "${approval}" tell that there is no decision yet, or ask somebody else in the steps of its "silent", with "about"`,
    }),
    'zh-CN': ({ values: { offer, approval, path } }) => ({
      message: `“${approval}”无人答复，“${offer}”却仍发出录用，路径：${path}`,
      hint: `“${approval}”无人答复时请告知候选人尚无决定，或在其 “silent” 的步骤中用 “about” 另问他人`,
    }),
  },
});

const approvalAfterOffer = defineFinding<
  OnPath & { readonly approval: string; readonly offer: string }
>({
  code: 'approval-after-offer',
  severity: 'error',
  means: 'An approval opens, or is still open, when the offer has already left.',
  about:
    'Once an offer has left, an approval decides nothing any more. All of them stand before it. Behind an offer that was answered or has lapsed, one may decide about the next offer.',
  example: {
    wrong: `${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - approve: Group approval
    id: group
    by: group-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - end: told
`,
    right: twoApprovals,
  },
  says: {
    en: ({ values: { approval, offer, path } }) => ({
      message: `"${approval}" asks for approval when "${offer}" has made the offer already: ${path}`,
      hint: 'move the offer behind the last approval',
    }),
    'zh-CN': ({ values: { approval, offer, path } }) => ({
      message: `“${offer}”已经发出录用，“${approval}”却仍在请求批准：${path}`,
      hint: '请把录用移到最后一次审批之后',
    }),
  },
});

/**
 * No offer leaves while an approval is open, after one that nobody answered, or after a no; and none opens behind an offer, unless that one
 * has been answered or has lapsed and another one can follow. A no, or silence, is lifted by the yes of an approval that opened after it and
 * decides it anew, and by nothing else; silence that counts as a yes never is. Each approval is explored by itself.
 */
export const approvals = defineRule({
  finds: [offerAfterNo, offerBySilence, approvalAfterOffer],
  monitor: (guardCase) => {
    const start: ApprovalState = { is: 'unopened', lifting: [] };
    const overrules = overrulesOf(guardCase.whole);
    const hasSecondOffer = stepsThatTell(linesOf(guardCase.behaviour), 'offer').length > 1;
    return mostCertain(
      decisionsIn(guardCase.behaviour).flatMap(({ step: approval, silent }) =>
        withoutFollowed(
          explore<Correctable<ApprovalState>, Found>(guardCase, {
            start: { told: start },
            focus: [approval],
            observes: {
              task: (task) =>
                task.step === approval ||
                overrules(task.step, approval) ||
                (hasSecondOffer && asksCandidate(task)),
              send: (send) => tellsCandidate(send, 'intent', 'offer', 'correction'),
            },
            judges: {
              task: ({ step }) => step === approval,
              send: (send) => tellsCandidate(send, 'intent', 'offer'),
            },
            step: withCorrections(guardCase.behaviour, {
              start,
              step: (state, event) => approvalAfter(state, event, { approval, overrules }),
              takeBack: withOffersOf,
            }),
            check: (event, path) =>
              findingsBefore(event, { ...path, state: path.state.told }, approval),
          }),
        ).map((found) => withCauseOf(silent.behaviour, found)),
      ),
    );
  },
});

/** A finding; of an approval behind an offer that is over with that `offer`; or that another one follows such an approval. */
type Found = { readonly finding: Finding; readonly offer?: string } | { readonly followed: string };

/** Of an offer by silence, the last step of that silence, behind which the case goes on: what several flows run there goes wrong in all of them. */
function withCauseOf(silent: Behaviour, found: Finding): Finding {
  const last = termsOf(silent).findLast((term) => 'step' in term);
  return found.code === offerBySilence.code && last !== undefined && 'step' in last
    ? { ...found, cause: last.step }
    : found;
}

/** An approval behind an offer that is over is about the next one, where one can follow. */
function withoutFollowed(found: readonly Found[]): readonly Finding[] {
  const followed = new Set(found.flatMap((one) => ('followed' in one ? [one.followed] : [])));
  return found.flatMap((one) =>
    'followed' in one || (one.offer !== undefined && followed.has(one.offer)) ? [] : [one.finding],
  );
}

function findingsBefore(
  event: ObservedEvent,
  path: ExploredPath<ApprovalState>,
  approval: string,
): readonly Found[] {
  const { offer, behind } = path.state;
  if (event.what === 'opened') {
    if (offer === undefined || event.task.step !== approval) return [];
    const finding = lateApproval(approval, offer.step, path, approval);
    return [offer.answered === undefined ? { finding } : { finding, offer: nameOfOver(offer) }];
  }
  if (event.what !== 'sent') return [];
  const isNext = event.send.class === 'offer' && behind !== undefined;
  return [
    ...(isNext ? [{ followed: behind }] : []),
    ...findingsBeforeMessage(event.send, path, approval).map((finding) => ({ finding })),
  ];
}

function findingsBeforeMessage(
  send: Send,
  path: ExploredPath<ApprovalState>,
  approval: string,
): readonly Finding[] {
  const { is } = path.state;
  if (send.class === 'correction') return [];
  const isOffer = send.class === 'offer';
  if (is === 'rejected' || (isSilent(is) && !isOffer)) return [afterNo(send, path, approval)];
  if (isSilent(is)) return [bySilence(send, path, approval)];
  return is === 'open' && isOffer ? [lateApproval(approval, send.step, path, send.step)] : [];
}

const afterNo = (
  { step, template }: Send,
  { maybe }: ExploredPath<ApprovalState>,
  approval: string,
): Finding =>
  offerAfterNo.found({
    at: { step, key: 'template' },
    values: { template, after: approval },
    ...maybe,
  });

const bySilence = (
  { step: offer }: Send,
  { name, maybe }: ExploredPath<ApprovalState>,
  approval: string,
): Finding =>
  offerBySilence.found({
    at: { step: approval, key: 'silent' },
    values: { approval, offer, path: name(offer) },
    ...maybe,
  });

const isSilent = (is: ApprovalState['is']): boolean => is === 'silent' || is === 'assumed';

const lateApproval = (
  approval: string,
  offer: string,
  { name, maybe }: ExploredPath<ApprovalState>,
  lastStep: string,
): Finding =>
  approvalAfterOffer.found({
    at: { step: approval },
    values: { approval, offer, path: name(lastStep) },
    cause: offer,
    ...maybe,
  });
