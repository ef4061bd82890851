import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Act } from '../engine/model/act.ts';
import type { CaseInput } from '../engine/interpreter/execute.ts';
import type { InputLogEntry } from './input-log.ts';

/** Type of the one workflow. */
export const flowType = 'flow';

export const workflowIdOf = (caseId: string): string => `case-${caseId}`;

/** What starts a case. `resume` is the workflow's own, for continue-as-new. */
export interface FlowInput extends CaseInput {
  readonly case: string;
  readonly resume?: Resume;
}

/** All that has happened so far: the interpreter comes to the same point again from these inputs alone. */
export interface Resume {
  readonly log: readonly InputLogEntry[];
  /** Entries up to this one are in the store. */
  readonly acknowledged: number;
}

/**
 * A person's act. Refused ones leave no event: the failure's type is the refusal's code and its first detail the `Refusal`.
 * Resolves once the act is on record in the case.
 */
export const actUpdate = defineUpdate<void, [Act]>('act');

/** The same for callers that cannot wait for an answer, such as `temporal workflow signal`; what does not count changes nothing. */
export const actSignal = defineSignal<[Act]>('act');
