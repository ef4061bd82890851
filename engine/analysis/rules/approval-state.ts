import type { UserTask } from '../../behaviour/behaviour.ts';
import { isSilence } from '../exploration/monitor.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { answers, offerFrom, type StandingOffer } from './answered-offer.ts';
import { asksCandidate } from './decision.ts';
import type { Overrules } from './overrules.ts';

/** What has become of one approval and of the offers, on a path. */
export interface ApprovalState {
  /** `assumed`: nobody answered, and that counts as a yes. */
  readonly is: 'unopened' | 'open' | 'approved' | 'rejected' | 'silent' | 'assumed';
  /** Approvals that decide it anew, and have opened since it was not approved. */
  readonly lifting: readonly string[];
  /** The offer that has left and that no correction has taken back, and how it was answered. */
  readonly offer?: StandingOffer & { readonly answered?: string };
  /** The offer that was over when the approval opened. */
  readonly behind?: string;
}

/** The state behind an event that the monitor of an approval reads. */
export function approvalAfter(
  state: ApprovalState,
  event: ObservedEvent,
  { approval, overrules }: ExploredApproval,
): ApprovalState {
  const { offer: _offer, behind: _behind, ...others } = state;
  if (event.what === 'sent')
    return event.send.class === 'offer' ? { ...others, offer: offerFrom(event.send) } : state;
  if (!('task' in event)) return state;
  if (asksCandidate(event.task)) return { ...state, ...answeredBy(event, state) };
  return event.task.step === approval
    ? { ...state, ...openedBehind(event, state), is: ownStateAfter(event), lifting: [] }
    : overrules(event.task.step, approval)
      ? { ...state, ...liftedBy(event, state) }
      : state;
}

/** The approval that an exploration is about, and which others decide it anew. */
export interface ExploredApproval {
  readonly approval: string;
  readonly overrules: Overrules;
}

/** What is left when a correction arrives: offers that have left since it did. */
export function withOffersOf(
  { offer: _offer, behind: _behind, ...others }: ApprovalState,
  { offer, behind }: ApprovalState,
): ApprovalState {
  return { ...others, ...(offer && { offer }), ...(behind !== undefined && { behind }) };
}

const answeredBy = (event: TaskEvent, { offer }: ApprovalState): Pick<ApprovalState, 'offer'> =>
  event.what === 'closed' && offer !== undefined && answers(event.task, offer)
    ? { offer: { ...offer, answered: event.outcome } }
    : {};

const openedBehind = (event: TaskEvent, { offer }: ApprovalState): Pick<ApprovalState, 'behind'> =>
  event.what === 'opened' && offer?.answered !== undefined ? { behind: nameOfOver(offer) } : {};

/** An offer that is over, and how. */
export const nameOfOver = ({ step, answered = '' }: NonNullable<ApprovalState['offer']>): string =>
  `${step} ${answered}`;

type TaskEvent = Extract<ObservedEvent, { readonly task: UserTask }>;

function ownStateAfter(event: TaskEvent): ApprovalState['is'] {
  if (event.what !== 'closed') return event.what === 'opened' ? 'open' : 'unopened';
  if (!isSilence(event.outcome)) return event.outcome === 'approved' ? 'approved' : 'rejected';
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
