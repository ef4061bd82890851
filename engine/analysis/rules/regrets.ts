import type { Choice, UserTask } from '../../behaviour/behaviour.ts';
import { linesOf } from '../../behaviour/traverse.ts';
import { atomsOf, conditionOf } from '../cases/guard.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import type { ObservedEvent, ExploredPath } from '../exploration/monitor.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { asksCandidate, decisionsBeside, isDecision, stepsThatTell } from './decision.ts';

/**
 * A regret rests on what people have said: facts alone reject nobody, whether nobody was asked or everybody has said yes. Approvals that run
 * beside are looked at one at a time.
 */
export const regrets = (guardCase: GuardCase): readonly Finding[] =>
  mostCertain(
    stepsThatTell(linesOf(guardCase.behaviour), 'regret').flatMap((regret) => {
      const beside = decisionsBeside(guardCase.behaviour, regret).map((step) => [regret, step]);
      return [[regret], ...beside].flatMap((focus) => beforeRegret(guardCase, regret, focus));
    }),
  );

const beforeRegret = (
  guardCase: GuardCase,
  regret: string,
  focus: readonly string[],
): readonly Finding[] =>
  explore<RegretState>(guardCase, {
    start: { asked: false, doubted: false },
    focus,
    observes: {
      send: ({ step }) => step === regret,
      choice: readsFacts,
      task: (task) => !asksCandidate(task),
    },
    step: stateAfter,
    check: findingsBefore,
  });

interface RegretState {
  /** People of the house have decided, or have answered something. */
  readonly asked: boolean;
  /** Somebody has not approved, or has reported on something: there may be a reason besides the facts. */
  readonly doubted: boolean;
  /** The last approval that was given. */
  readonly approved?: string;
  /** The last choice that facts have made. */
  readonly factChoice?: string;
}

/**
 * Whether facts of the case decide a choice. One without guards has had them decided by the case split, so they may have read facts; if
 * they have read the outcome of a task, somebody was asked before, and nothing is found.
 */
function readsFacts({ branches }: Choice): boolean {
  const conditions = branches.flatMap(({ when }) => (when ? [conditionOf(when.cel)] : []));
  const owners = conditions.flatMap(atomsOf).flatMap(({ term }) => term.owners);
  return conditions.length === 0 || owners.includes('case');
}

function stateAfter(state: RegretState, event: ObservedEvent): RegretState {
  if (event.what === 'chosen') return { ...state, factChoice: event.choice.step };
  return event.what === 'closed' ? stateAfterTask(state, event) : state;
}

function stateAfterTask(
  state: RegretState,
  { task, outcome }: { readonly task: UserTask; readonly outcome: string },
): RegretState {
  if (!isDecision(task))
    return outcome === 'silent' ? state : { ...state, asked: true, doubted: true };
  return outcome === 'approved'
    ? { ...state, asked: true, approved: task.step }
    : { ...state, asked: true, doubted: true };
}

function findingsBefore(event: ObservedEvent, path: ExploredPath<RegretState>): readonly Finding[] {
  if (event.what !== 'sent') return [];
  const { asked, doubted, approved, factChoice } = path.state;
  const { step, template } = event.send;
  if (approved !== undefined && !doubted)
    return [
      {
        code: 'regret-after-yes',
        severity: 'error',
        at: { step, key: 'template' },
        values: { template, after: approved },
        ...path.maybe,
      },
    ];
  return asked || factChoice === undefined
    ? []
    : [
        {
          code: 'rejection-by-score',
          severity: 'error',
          at: { step: factChoice },
          values: { regret: step, path: path.name(step) },
          ...path.maybe,
        },
      ];
}
