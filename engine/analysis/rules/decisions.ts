import type { MessageClass } from '../../model/message.ts';
import { atomsOf, conditionOf } from '../cases/guard.ts';
import type { Choice, Send, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf } from '../../behaviour/traverse.ts';
import type { Finding } from '../finding/finding.ts';
import { forwardAnalysis, type TransferFunctions } from '../paths/forward-analysis.ts';

/** Messages to the candidate agree with the last decision, and with what the candidate has been told before. */
export function decisions(flow: FlowBehaviour): readonly Finding[] {
  const found = new Map<string, Finding>();
  const report: ReportFinding = (finding) => found.set(JSON.stringify(finding), finding);
  for (const line of linesOf(flow)) forwardAnalysis(line, [initialState], transferOf(report));
  return [...found.values()];
}

type ReportFinding = (finding: Finding) => void;

/** As much of a path as the class of a message may contradict. */
interface DecisionState {
  /** The decision that stands. */
  readonly decision: Decision | undefined;
  /** The step that has told how it ended. */
  readonly outcomeStep: string | undefined;
  /** Messages that say "no decision yet" after a no: right only if somebody decides again. */
  readonly prematureStatuses: readonly PrematureStatus[];
}

interface Decision {
  readonly as: 'yes' | 'no' | 'silence';
  readonly step: string;
}

/** The step and the template of such a message, and the step of the no. */
type PrematureStatus = Pick<Send, 'step' | 'template'> & { readonly after: string };

const initialState: DecisionState = {
  decision: undefined,
  outcomeStep: undefined,
  prematureStatuses: [],
};

const transferOf = (report: ReportFinding): TransferFunctions<DecisionState> => ({
  told: (send, state) =>
    send.to === 'candidate' ? (afterTold[send.class]?.(send, state, report) ?? state) : state,
  // A correction that does not arrive is no word that contradicts the next one.
  undelivered: (send, state) => (send.class === 'correction' ? corrected(state) : state),
  opened: (task, state) => (task.type === 'decision' ? { ...state, prematureStatuses: [] } : state),
  closed: ({ type, step }, state, outcome) => {
    const as = type === 'decision' ? decisionAs(outcome) : undefined;
    return { ...state, decision: as && { as, step } };
  },
  chosen: (choice, state) =>
    state.decision && mayDecideAnew(choice, state.decision)
      ? { ...state, decision: undefined }
      : state,
  ended: (_endEvent, { prematureStatuses }) => {
    for (const one of prematureStatuses)
      report(contradiction('undecided-after-no', one, one.after));
  },
});

function decisionAs(outcome: string | undefined): Decision['as'] | undefined {
  if (outcome === undefined) return 'silence';
  if (outcome === 'approved') return 'yes';
  return outcome === 'rejected' ? 'no' : undefined;
}

/** The facts of a case never make a yes out of a no; answers of people may. */
const mayDecideAnew = ({ branches }: Choice, { as }: Decision): boolean =>
  as === 'yes' ||
  branches.some(({ when }) =>
    atomsOf(conditionOf(when?.cel ?? 'true')).some(({ term }) =>
      term.owners.some((owner) => owner !== 'case'),
    ),
  );

type ToldTransfer = (send: Send, state: DecisionState, report: ReportFinding) => DecisionState;

const afterIntent: ToldTransfer = (send, state, report) => {
  const { decision } = state;
  if (decision !== undefined && decision.as !== 'yes')
    report(contradiction('offer-after-no', send, decision.step));
  return state;
};

/** Messages to the candidate, by their class; those of other classes go with everything. */
const afterTold: Readonly<Partial<Record<MessageClass, ToldTransfer>>> = {
  intent: afterIntent,
  offer: (send, state, report) => ({ ...afterIntent(send, state, report), outcomeStep: send.step }),
  regret: (send, state, report) => {
    if (state.decision?.as === 'yes')
      report(contradiction('regret-after-yes', send, state.decision.step));
    return { ...state, outcomeStep: send.step };
  },
  'decision-status': (send, state, report) => {
    const { decision, outcomeStep, prematureStatuses } = state;
    if (outcomeStep !== undefined)
      report(contradiction('undecided-after-outcome', send, outcomeStep));
    if (decision?.as !== 'no') return state;
    const { step, template } = send;
    return {
      ...state,
      prematureStatuses: [...prematureStatuses, { step, template, after: decision.step }],
    };
  },
  correction: (_send, state) => corrected(state),
};

const corrected = (state: DecisionState): DecisionState => ({ ...state, outcomeStep: undefined });

const contradiction = (
  code: keyof typeof severities,
  { step, template }: Pick<Send, 'step' | 'template'>,
  after: string,
): Finding => ({
  code,
  severity: severities[code],
  at: { step, key: 'template' },
  values: { template, after },
});

const severities = {
  'offer-after-no': 'error',
  'regret-after-yes': 'warning',
  'undecided-after-no': 'warning',
  'undecided-after-outcome': 'error',
} as const;
