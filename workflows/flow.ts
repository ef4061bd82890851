import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  log,
  makeContinueAsNewFunc,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Act, Refusal } from '../engine/act.ts';
import { FlowError } from '../engine/flow-error.ts';
import { actSignal, actUpdate, type FlowInput } from './messages.ts';
import { startTurns, type Turns } from './turns.ts';

/** One case, from its start to the last word: interprets the plan that it was started with. */
export async function flow(input: FlowInput): Promise<string> {
  const turns = startTurns(input);
  setHandler(actUpdate, (act) => apply(act, turns), {
    validator: (act) => {
      const refused = turns.review(act);
      if (refused !== undefined) throw asFailure(refused);
    },
  });
  setHandler(actSignal, (act) => {
    const refused = turns.feed({ kind: 'act', act });
    if (refused !== undefined) log.info('signal changes nothing', { code: refused.code });
  });

  await condition(() => turns.run.over || turns.failed !== undefined || isLong());
  if (turns.failed !== undefined) throw asApplicationFailure(turns.failed);
  if (!turns.run.over) return await continueAsNew(input, turns);
  await turns.flushed();
  await condition(allHandlersFinished);
  return turns.run.outcome ?? 'completed';
}

function apply(act: Act, turns: Turns): void {
  const refused = turns.feed({ kind: 'act', act });
  if (refused !== undefined) throw asFailure(refused);
}

/** A case may last for years: its history is cut where the server suggests it. */
function isLong(): boolean {
  return workflowInfo().continueAsNewSuggested;
}

async function continueAsNew(input: FlowInput, turns: Turns): Promise<never> {
  const resume = await turns.rest();
  await condition(allHandlersFinished);
  return await makeContinueAsNewFunc<typeof flow>()({ ...input, resume });
}

const asFailure = (refusal: Refusal) =>
  ApplicationFailure.create({
    type: refusal.code,
    message: refusal.message,
    details: [refusal],
    nonRetryable: true,
  });

/** The one place where an error of the engine becomes Temporal's. */
function asApplicationFailure(error: unknown): unknown {
  return error instanceof FlowError
    ? ApplicationFailure.create({ type: error.code, message: error.message, nonRetryable: true })
    : error;
}
