import { type ExploredPart, stateGraphOf } from '../engine/analysis/exploration/state-graph.ts';
import type { Proof } from '../engine/analysis/prove.ts';
import type { Alphabet } from '../engine/analysis/exploration/monitor.ts';
import {
  decisionsIn,
  isDecision,
  stepsThatTell,
  tellsCandidate,
  tellsOutcome,
} from '../engine/analysis/rules/decision.ts';
import type { FlowBehaviour, Send } from '../engine/behaviour/behaviour.ts';
import type { DurationOrder } from '../engine/time/maps/duration-order.ts';
import { linesOf } from '../engine/behaviour/traverse.ts';
import { figure, table } from './table.ts';

/** A flow whose exploration is measured. */
export interface MeasuredFlow {
  readonly name: string;
  readonly behaviour: FlowBehaviour;
  readonly durations: DurationOrder;
  readonly prove: () => Proof;
}

/** How states, transitions and the time of a proof grow. A rule about every approval explores one slice for each: the largest of all rules counts. */
export const growthTable = (
  flows: readonly MeasuredFlow[],
  cpuMs: (work: () => unknown) => number,
) =>
  table(
    [
      'flow',
      'explorations',
      'states of the largest',
      'its transitions',
      'proved in ms of processor',
    ],
    flows.map(({ name, behaviour, durations, prove }) => {
      const graphs = slicesOf(behaviour).map((part) =>
        stateGraphOf(behaviour, part, 50_000, durations),
      );
      const [largest] = graphs.toSorted((a, b) => b.states.length - a.states.length);
      const ms = cpuMs(prove);
      return [
        name,
        `${graphs.length}`,
        figure(largest?.states.length ?? 0),
        figure(largest?.transitions.length ?? 0),
        figure(ms),
      ];
    }),
  );

/** What the widest rules look at: each approval by itself, each "no decision yet" by itself, and all that tells an outcome. */
const slicesOf = (behaviour: FlowBehaviour): readonly Exclude<ExploredPart, 'whole'>[] => [
  ...decisionsIn(behaviour).map(({ step }) => ({ observes: approved, focus: [step] })),
  ...stepsThatTell(linesOf(behaviour), 'decision-status').map((status) => ({
    observes: { send: (send: Send) => send.step === status || tellsOutcome(send) },
  })),
  { observes: { send: tellsOutcome } },
];

const approved: Alphabet = {
  task: isDecision,
  send: (send) => tellsCandidate(send, 'intent', 'offer', 'correction'),
};
