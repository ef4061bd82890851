import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Act } from '../engine/model/act.ts';
import type { Intervention } from '../engine/interpreter/intervention.ts';
import type { CaseInput } from '../engine/interpreter/execute.ts';
import type { InputLogEntry } from '../engine/interpreter/input-log.ts';

/** Name of the one workflow type. */
export const flowType = 'flow';

export { caseIdOf, workflowIdOf } from '../engine/ports/workflow-ids.ts';

/** The input of the workflow; `resume` is set by the workflow itself, for continue-as-new. */
export interface FlowInput extends CaseInput {
  readonly case: string;
  readonly resume?: Resume;
}

/** The state with which the next run of a workflow goes on: replaying these inputs brings the interpreter to the same point. */
export interface Resume {
  readonly log: readonly InputLogEntry[];
  /** Entries up to this one are in the store. */
  readonly acknowledged: number;
}

/** What an operator does to a stopped case; refused like an act, with an `InterventionRefusal` as the first detail. Resolves once it is done. */
export const interventionUpdate = defineUpdate<void, [Intervention]>('intervene');

/**
 * A person's act. A refused one leaves no event in the history: the update fails with the code of the refusal as its type and the `Refusal`
 * as its first detail. Resolves once the case has recorded the act.
 */
export const actUpdate = defineUpdate<void, [Act]>('act');

/** The same for callers that cannot wait for a result, such as `temporal workflow signal`; an act that is refused changes nothing. */
export const actSignal = defineSignal<[Act]>('act');
