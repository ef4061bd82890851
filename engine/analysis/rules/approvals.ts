import type { Send, UserTask } from '../../behaviour/behaviour.ts';
import { explore } from '../exploration/explore.ts';
import type { ObservedEvent, ExploredPath } from '../exploration/monitor.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { isDecision, decisionsIn, tellsCandidate } from './decision.ts';

/**
 * No offer leaves while an approval is open, after one that nobody answered, or after a no; and none opens behind an offer. A no, or
 * silence, is lifted by the yes of an approval that opened after it, and by nothing else; silence that counts as a yes never is.
 * Each approval is explored by itself.
 */
export const approvals = (guardCase: GuardCase): readonly Finding[] =>
  mostCertain(
    decisionsIn(guardCase.behaviour).flatMap(({ step: approval }) =>
      explore<ApprovalState>(guardCase, {
        start: { is: 'unasked', lifting: [] },
        focus: [approval],
        observes: {
          task: isDecision,
          send: (send) => tellsCandidate(send, 'intent', 'offer', 'correction'),
        },
        step: (state, event) => stateAfter(state, event, approval),
        check: (event, path) => findingsBefore(event, path, approval),
      }),
    ),
  );

interface ApprovalState {
  /** `assumed`: nobody answered, and that counts as a yes. */
  readonly is: 'unasked' | 'open' | 'approved' | 'rejected' | 'silent' | 'assumed';
  /** Approvals that have opened since it was not approved. */
  readonly lifting: readonly string[];
  /** The offer that has left and that no correction has taken back. */
  readonly offer?: string;
}

function stateAfter(state: ApprovalState, event: ObservedEvent, approval: string): ApprovalState {
  if (event.what === 'sent') {
    const { offer: _offer, ...others } = state;
    const { class: messageClass, step } = event.send;
    if (messageClass === 'intent') return state;
    return messageClass === 'offer' ? { ...state, offer: step } : others;
  }
  if (!('task' in event)) return state;
  return event.task.step === approval
    ? { ...state, is: ownStateAfter(event), lifting: [] }
    : { ...state, ...liftedBy(event, state) };
}

type TaskEvent = Extract<ObservedEvent, { readonly task: UserTask }>;

function ownStateAfter(event: TaskEvent): ApprovalState['is'] {
  if (event.what !== 'closed') return event.what === 'opened' ? 'open' : 'unasked';
  if (event.outcome !== 'silent') return event.outcome === 'approved' ? 'approved' : 'rejected';
  return event.task.silent.as === 'approved' ? 'assumed' : 'silent';
}

function liftedBy(
  event: TaskEvent,
  { is, lifting }: ApprovalState,
): Pick<ApprovalState, 'is' | 'lifting'> {
  const { step } = event.task;
  if (is !== 'rejected' && is !== 'silent') return { is, lifting };
  if (event.what === 'opened') return { is, lifting: [...new Set([...lifting, step])].toSorted() };
  const others = lifting.filter((other) => other !== step);
  return event.what === 'closed' && event.outcome === 'approved' && lifting.includes(step)
    ? { is: 'approved', lifting: [] }
    : { is, lifting: others };
}

function findingsBefore(
  event: ObservedEvent,
  path: ExploredPath<ApprovalState>,
  approval: string,
): readonly Finding[] {
  const { offer } = path.state;
  if (event.what === 'opened')
    return offer !== undefined && event.task.step === approval
      ? [lateApproval(approval, offer, path, approval)]
      : [];
  return event.what === 'sent' ? findingsBeforeMessage(event.send, path, approval) : [];
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
): Finding => ({
  code: 'offer-after-no',
  severity: 'error',
  at: { step, key: 'template' },
  values: { template, after: approval },
  ...maybe,
});

const bySilence = (
  { step: offer }: Send,
  { name, maybe }: ExploredPath<ApprovalState>,
  approval: string,
): Finding => ({
  code: 'offer-by-silence',
  severity: 'error',
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
): Finding => ({
  code: 'approval-after-offer',
  severity: 'error',
  at: { step: approval },
  values: { approval, offer, path: name(lastStep) },
  ...maybe,
});
