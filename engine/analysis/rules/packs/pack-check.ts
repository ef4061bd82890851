import type { Schema } from '../../../steps/step.ts';
import type { DatedContext } from '../../finding/context.ts';
import type { Finding } from '../../finding/finding.ts';
import type { packsCodes } from '../../finding/packs-codes.ts';
import type { FlowShape } from '../../../behaviour/behaviour.ts';

/** One thing that packs can ask of a flow. `Params` is what its schema lets through. */
export interface PackCheck<Params> {
  readonly summary: string;
  readonly code: keyof typeof packsCodes;
  readonly params: Schema;
  find(params: Params, flow: FlowShape, context: DatedContext): Iterable<Breach>;
}

/** Where a flow breaks a rule. */
export interface Breach {
  readonly step: string;
  readonly key?: string;
  readonly values: Finding['values'];
}

/** Every line of a flow on which a check looks for ways, but for those that the candidate has asked for. */
export const linesOf = ({ main, backstops }: FlowShape): readonly FlowShape['main'][] => [
  main,
  ...backstops.map(({ shape }) => shape),
];

/** Each breach once, however many ways lead to it. */
export const once = (breaches: readonly Breach[]): readonly Breach[] => [
  ...new Map(breaches.map((breach) => [JSON.stringify(breach), breach])).values(),
];
