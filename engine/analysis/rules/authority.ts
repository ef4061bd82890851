import { atomsOf, conditionOf } from '../cases/guard.ts';
import { explore } from '../paths/explore.ts';
import {
  type PathEvent,
  type Monitor,
  nameOfPath,
  type ExploredPath,
} from '../paths/explored-path.ts';
import type { Choice, Send, UserTask } from '../../behaviour/behaviour.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { mostCertain, type Finding } from '../finding/finding.ts';
import { asks } from '../timing/obligation.ts';

/** Every offer is approved by people, and by all of them before it leaves; nobody is rejected unless somebody was asked. */
export function authority(guardCase: GuardCase): readonly Finding[] {
  const found: Finding[] = [];
  explore(guardCase, {
    start: initialState,
    observes: isRelevant,
    key: ({ approved, silentDecision, openDecision, offerStep, asked, factChoice }) =>
      `${approved} ${asked} ${silentDecision} ${openDecision} ${offerStep} ${factChoice}`,
    step: stateAfter,
    check: (happened, path) => {
      const finding = findingBefore(happened, path);
      if (finding !== undefined) found.push(finding);
    },
  } satisfies Monitor<AuthorityState>);
  return mostCertain(found);
}

/** As much of a path as tells who has decided. */
interface AuthorityState {
  readonly approved: boolean;
  /** The decision that nobody made, and none was made after it. */
  readonly silentDecision: string | undefined;
  /** The decision that is open. */
  readonly openDecision: string | undefined;
  /** The offer that has left and that no correction has taken back. */
  readonly offerStep: string | undefined;
  /** Somebody other than the candidate was asked: nothing is decided by facts alone. */
  readonly asked: boolean;
  /** The last choice that facts have made. */
  readonly factChoice: string | undefined;
}

const initialState: AuthorityState = {
  approved: false,
  silentDecision: undefined,
  openDecision: undefined,
  offerStep: undefined,
  asked: false,
  factChoice: undefined,
};

function isRelevant(happened: PathEvent): boolean {
  if (happened.what === 'told') return isOfferOrRegret(happened.send);
  return happened.what !== 'opened' || isDecision(happened.task);
}

const isOfferOrRegret = ({ to, class: messageClass }: Send): boolean =>
  to === 'candidate' &&
  (messageClass === 'offer' || messageClass === 'regret' || messageClass === 'correction');

const isDecision = ({ type }: UserTask): boolean => type === 'decision';

function stateAfter(state: AuthorityState, happened: PathEvent): AuthorityState {
  if (happened.what === 'told') return stateAfterMessage(state, happened.send);
  if (happened.what === 'opened') return { ...state, openDecision: happened.task.step };
  if (happened.what === 'closed') return stateAfterTask(state, happened);
  if (happened.what === 'handled') return { ...state, openDecision: undefined };
  return readsFacts(happened.choice) ? { ...state, factChoice: happened.choice.step } : state;
}

function stateAfterMessage(
  state: AuthorityState,
  { class: messageClass, step }: Send,
): AuthorityState {
  if (messageClass === 'regret') return state;
  return { ...state, offerStep: messageClass === 'offer' ? step : undefined };
}

function stateAfterTask(
  state: AuthorityState,
  { task, outcome }: Extract<PathEvent, { what: 'closed' }>,
): AuthorityState {
  const asked = state.asked || !asks(task, 'candidate');
  if (!isDecision(task)) return state.asked === asked ? state : { ...state, asked };
  return {
    ...state,
    approved: state.approved || (outcome === 'approved' && !asksCandidate(task)),
    silentDecision: outcome === 'silent' ? task.step : undefined,
    openDecision: undefined,
    asked,
  };
}

/** Nobody approves their own offer, on whatever escalation level. */
const asksCandidate = ({ windows }: UserTask): boolean =>
  windows.some(({ to }) => to.includes('candidate'));

/**
 * Whether facts of the case decide a choice. One without guards has had them decided by the case split, so they may have read facts; if
 * they have read the outcome of a task, somebody was asked before, and nothing is found.
 */
function readsFacts({ branches }: Choice): boolean {
  const conditions = branches.flatMap(({ when }) => (when ? [conditionOf(when.cel)] : []));
  const owners = conditions.flatMap(atomsOf).flatMap(({ term }) => term.owners);
  return conditions.length === 0 || owners.includes('case');
}

type AuthorityPath = ExploredPath<AuthorityState>;

function findingBefore(happened: PathEvent, path: AuthorityPath): Finding | undefined {
  const { asked, factChoice, offerStep } = path.state;
  if (happened.what === 'opened')
    return offerStep === undefined
      ? undefined
      : lateApproval(happened.task.step, offerStep, onPath(path, happened.task.step));
  if (happened.what !== 'told') return undefined;
  const { class: messageClass, step } = happened.send;
  if (messageClass === 'offer') return findingOnOffer(step, path);
  if (messageClass !== 'regret' || asked || factChoice === undefined) return undefined;
  const { path: name, maybe } = onPath(path, step);
  return {
    code: 'rejection-by-score',
    severity: 'error',
    at: { step: factChoice },
    values: { regret: step, path: name },
    ...maybe,
  };
}

function findingOnOffer(offer: string, path: AuthorityPath): Finding | undefined {
  const { approved, silentDecision, openDecision } = path.state;
  if (openDecision !== undefined) return lateApproval(openDecision, offer, onPath(path, offer));
  if (approved && silentDecision === undefined) return undefined;
  const { path: name, maybe } = onPath(path, offer);
  return silentDecision === undefined
    ? {
        code: 'offer-unapproved',
        severity: 'error',
        at: { step: offer },
        values: { offer, path: name },
        ...maybe,
      }
    : {
        code: 'offer-by-silence',
        severity: 'error',
        at: { step: silentDecision, key: 'silent' },
        values: { approval: silentDecision, offer, path: name },
        ...maybe,
      };
}

const lateApproval = (approval: string, offer: string, { path, maybe }: FoundOnPath): Finding => ({
  code: 'approval-after-offer',
  severity: 'error',
  at: { step: approval },
  values: { approval, offer, path },
  ...maybe,
});

interface FoundOnPath {
  /** The name of the path, which ends with the step by which it shows. */
  readonly path: string;
  /** Why it may be a false alarm. */
  readonly maybe: Pick<Finding, 'maybe'>;
}

const onPath = (path: AuthorityPath, lastStep: string): FoundOnPath => ({
  path: nameOfPath(path, lastStep),
  maybe: path.spurious === undefined ? {} : { maybe: path.spurious },
});
