import type { MessageClass } from '../../model/message.ts';
import { atomsOf, conditionOf } from '../cases/guard.ts';
import type { Choice, Send, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf } from '../../behaviour/traverse.ts';
import type { Finding } from '../finding/finding.ts';
import { forwardAnalysis, type TransferFunctions } from '../paths/forward-analysis.ts';

/** What messages say to the candidate agrees with what has been decided last, and with what they have been told. */
export function decisions(flow: FlowBehaviour): readonly Finding[] {
  const found = new Map<string, Finding>();
  const report: ReportFinding = (finding) => found.set(JSON.stringify(finding), finding);
  for (const line of linesOf(flow)) forwardAnalysis(line, [initialState], transferOf(report));
  return [...found.values()];
}

type ReportFinding = (finding: Finding) => void;

/** What is known on a way. */
interface DecisionState {
  /** The decision that stands, and its step. */
  readonly decision?: { readonly as: 'yes' | 'no' | 'silence'; readonly step: string };
  /** The step that has told how it ended. */
  readonly outcomeStep?: string;
  /** Messages that say "no decision yet" after a no: right only if somebody decides again. */
  readonly prematureStatuses: readonly PrematureStatus[];
}

type PrematureStatus = Pick<Send, 'step' | 'template'> & { readonly after: string };

const initialState: DecisionState = { prematureStatuses: [] };

const transferOf = (report: ReportFinding): TransferFunctions<DecisionState> => ({
  told: (send, state) => (send.to === 'candidate' ? afterTold(send, state, report) : state),
  // A correction that does not arrive is no word that contradicts the next one.
  undelivered: (send, state) => (send.class === 'correction' ? corrected(state) : state),
  opened: (task, state) => (task.type === 'decision' ? { ...state, prematureStatuses: [] } : state),
  closed: (task, { decision: _decision, ...state }, label) => {
    if (task.type !== 'decision') return state;
    const as = decisionOf(label);
    return as === undefined ? state : { ...state, decision: { as, step: task.step } };
  },
  chosen: (choice, { decision, ...state }) =>
    decision === undefined || decidesAnew(choice, decision) ? state : { ...state, decision },
  ended: (_exit, { prematureStatuses }) => {
    for (const one of prematureStatuses)
      report(contradiction('undecided-after-no', one, one.after));
  },
});

function decisionOf(label: string | undefined): 'yes' | 'no' | 'silence' | undefined {
  if (label === undefined) return 'silence';
  return label === 'approved' ? 'yes' : label === 'rejected' ? 'no' : undefined;
}

/** The facts of a case never make a yes out of a no; what people have answered may. */
const decidesAnew = (
  { branches }: Choice,
  { as }: NonNullable<DecisionState['decision']>,
): boolean =>
  as === 'yes' ||
  branches.some(({ when }) =>
    atomsOf(conditionOf(when?.cel ?? 'true')).some(({ term }) =>
      term.owners.some((owner) => owner !== 'case'),
    ),
  );

type ToldTransfer = (emit: Send, known: DecisionState, report: ReportFinding) => DecisionState;

const afterTold: ToldTransfer = (send, state, report) =>
  transferByClass[send.class]?.(send, state, report) ?? state;

const afterIntent: ToldTransfer = (send, state, report) => {
  const { decision } = state;
  if (decision !== undefined && decision.as !== 'yes')
    report(contradiction('offer-after-no', send, decision.step));
  return state;
};

const transferByClass: Readonly<Partial<Record<MessageClass, ToldTransfer>>> = {
  intent: afterIntent,
  offer: (send, state, report) => ({ ...afterIntent(send, state, report), outcomeStep: send.step }),
  regret: (send, state, report) => {
    if (state.decision?.as === 'yes')
      report(contradiction('regret-after-yes', send, state.decision.step));
    return { ...state, outcomeStep: send.step };
  },
  'decision-status': (send, state, report) => {
    const { decision, prematureStatuses } = state;
    if (state.outcomeStep !== undefined)
      report(contradiction('undecided-after-outcome', send, state.outcomeStep));
    return decision?.as === 'no'
      ? {
          ...state,
          prematureStatuses: [...prematureStatuses, prematureStatusAfter(send, decision)],
        }
      : state;
  },
  correction: (_emit, state) => corrected(state),
};

const corrected = ({ outcomeStep: _told, ...state }: DecisionState): DecisionState => state;

const prematureStatusAfter = (
  { step, template }: Send,
  { step: after }: { readonly step: string },
): PrematureStatus => ({
  step,
  template,
  after,
});

const contradiction = (
  code: keyof typeof severities,
  { step, template }: Pick<Send, 'step' | 'template'>,
  after: string,
): Finding => ({
  code,
  severity: severities[code],
  at: { step, key: 'template' },
  values: { template: { name: template }, after: { name: after } },
});

const severities = {
  'offer-after-no': 'error',
  'regret-after-yes': 'warning',
  'undecided-after-no': 'warning',
  'undecided-after-outcome': 'error',
} as const;
