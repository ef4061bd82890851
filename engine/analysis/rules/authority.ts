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
import type { authorityCodes } from '../finding/authority-codes.ts';
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
      const draft = draftFinding(happened, path.state);
      if (draft !== undefined) found.push(findingOnPath(path, draft));
    },
  } satisfies Monitor<AuthorityState>);
  return mostCertain(found);
}

/** What matters of a path to who may decide. */
interface AuthorityState {
  readonly approved: boolean;
  /** The decision that nobody made, nor any after it. */
  readonly silentDecision: string | undefined;
  /** The decision that is open. */
  readonly openDecision: string | undefined;
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

const isOfferOrRegret = ({ to, class: c }: Send): boolean =>
  to === 'candidate' && (c === 'offer' || c === 'regret' || c === 'correction');

const isDecision = ({ type }: UserTask): boolean => type === 'decision';

function stateAfter(state: AuthorityState, happened: PathEvent): AuthorityState {
  if (happened.what === 'told') return stateAfterMessage(state, happened.send);
  if (happened.what === 'opened') return { ...state, openDecision: happened.task.step };
  if (happened.what === 'closed') return stateAfterTask(state, happened);
  if (happened.what === 'handled') return { ...state, openDecision: undefined };
  return readsFacts(happened.choice) ? { ...state, factChoice: happened.choice.step } : state;
}

function stateAfterMessage(state: AuthorityState, { class: c, step }: Send): AuthorityState {
  return c === 'regret' ? state : { ...state, offerStep: c === 'offer' ? step : undefined };
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

/** Nobody approves their own offer, on whatever rung. */
const asksCandidate = ({ windows }: UserTask): boolean =>
  windows.some(({ to }) => to.includes('candidate'));

/** Where a world has left no condition to read, it was one: what depends on a task comes after somebody was asked. */
function readsFacts({ branches }: Choice): boolean {
  const conditions = branches.flatMap(({ when }) => (when ? [conditionOf(when.cel)] : []));
  const owners = conditions.flatMap(atomsOf).flatMap(({ term }) => term.owners);
  return conditions.length === 0 || owners.includes('case');
}

interface AuthorityFindingDraft {
  readonly code: keyof typeof authorityCodes;
  /** Where it is to be put right. */
  readonly at: Finding['at'];
  /** The step by which it shows, with which the path ends. */
  readonly lastStep: string;
  readonly names: Readonly<Record<string, string>>;
}

function draftFinding(
  happened: PathEvent,
  state: AuthorityState,
): AuthorityFindingDraft | undefined {
  if (happened.what === 'opened')
    return state.offerStep === undefined
      ? undefined
      : lateApproval(happened.task.step, state.offerStep, happened.task.step);
  if (happened.what !== 'told') return undefined;
  const { send } = happened;
  if (send.class === 'offer') return draftOfferFinding(send, state);
  const { asked, factChoice } = state;
  if (send.class !== 'regret' || asked || factChoice === undefined) return undefined;
  const lastStep = send.step;
  return {
    code: 'rejection-by-score',
    at: { step: factChoice },
    lastStep,
    names: { regret: lastStep },
  };
}

function draftOfferFinding(
  { step }: Send,
  { approved, silentDecision, openDecision }: AuthorityState,
): AuthorityFindingDraft | undefined {
  if (openDecision !== undefined) return lateApproval(openDecision, step, step);
  if (silentDecision !== undefined)
    return {
      code: 'offer-by-silence',
      at: { step: silentDecision, key: 'silent' },
      lastStep: step,
      names: { approval: silentDecision, offer: step },
    };
  return approved
    ? undefined
    : { code: 'offer-unapproved', at: { step }, lastStep: step, names: { offer: step } };
}

const lateApproval = (
  approval: string,
  offer: string,
  lastStep: string,
): AuthorityFindingDraft => ({
  code: 'approval-after-offer',
  at: { step: approval },
  lastStep,
  names: { approval, offer },
});

function findingOnPath(
  path: ExploredPath<AuthorityState>,
  { code, at, lastStep, names }: AuthorityFindingDraft,
): Finding {
  const values = Object.entries(names).map(([key, name]) => [key, { name }] as const);
  return {
    code,
    severity: 'error',
    at,
    values: { ...Object.fromEntries(values), path: { text: nameOfPath(path, lastStep) } },
    ...(path.spurious === undefined ? {} : { maybe: path.spurious }),
  };
}
