import {
  ApplicationFailure,
  condition,
  defineUpdate,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow';
import {
  byHandQueues,
  decideName,
  type HandActivities,
  type HandDecision,
  type HandInput,
} from './contract.ts';

const decideUpdate = defineUpdate<void, [HandDecision]>(decideName);

const { send } = proxyActivities<HandActivities>({
  taskQueue: byHandQueues.mail,
  startToCloseTimeout: '2m',
});

/** The yardstick as a Temporal programmer would write it: status, ask, reminder at half, second approver, offer or regret. */
export async function byHand({ id, candidate, approvers, windowMs }: HandInput): Promise<string> {
  let asked: string | undefined;
  let decision: HandDecision | undefined;
  setHandler(
    decideUpdate,
    (given) => {
      decision = given;
    },
    {
      validator: ({ person }) => {
        if (decision !== undefined || person !== asked)
          throw ApplicationFailure.create({ type: 'not-open', message: 'not open for you' });
      },
    },
  );
  const decided = (ms: number) => condition(() => decision !== undefined, ms);

  await send({ id, template: 'in-review', to: candidate });
  for (const [rung, approver] of approvers.entries()) {
    asked = approver;
    await send({ id, template: rung === 0 ? 'request' : 'escalation', to: approver });
    if (rung > 0) {
      await decided(windowMs);
    } else if (!(await decided(windowMs / 2))) {
      await send({ id, template: 'reminder', to: approver });
      await decided(windowMs / 2);
    }
    if (decision !== undefined) break;
  }
  const told = decision?.approved === true ? 'offer' : 'regret';
  await send({ id, template: told, to: candidate });
  return told;
}
