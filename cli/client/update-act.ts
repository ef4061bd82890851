import { randomUUID } from 'node:crypto';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Act } from '../../engine/model/act.ts';
import { isTemporalAway, unlessMissing } from '../../server/services/temporal-errors.ts';
import { actUpdate, workflowIdOf } from '../../workflows/messages.ts';

/** What a case has said to an act: taken, refused with a code and a sentence, or nothing in time, so that it may be either. */
export type CaseReply =
  | { readonly kind: 'taken' | 'silent' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/**
 * Says an act to a case, and waits for its reply. Of a refusal the code and the sentence are read and not the details, which are sealed with
 * the key of the case: whoever stands past the server does not have it. Throws a `WorkflowNotFoundError` where no such case is open.
 */
export async function updateAct(client: Client, caseId: string, act: Act): Promise<CaseReply> {
  const workflowId = workflowIdOf(caseId);
  const { namespace } = client.options;
  const payloads = await sealed(client, workflowId, act);
  const ask = () =>
    client.workflowService.updateWorkflowExecution({
      namespace,
      workflowExecution: { workflowId },
      waitPolicy: { lifecycleStage: completed },
      request: {
        meta: { updateId: randomUUID(), identity: client.options.identity },
        input: { name: actUpdate.name, args: { payloads } },
      },
    });
  try {
    const answered = await unlessMissing(client.withDeadline(Date.now() + waitMs, ask));
    if (answered === undefined)
      throw new WorkflowNotFoundError('no such case', workflowId, undefined);
    return replyIn(answered.outcome);
  } catch (error) {
    if (isTemporalAway(error)) return { kind: 'silent' };
    throw error;
  }
}

/** As Temporal numbers how far an update has come. */
const completed = 3;
/** A worker that has just ended counts as serving for a while. */
const waitMs = 10_000;

type UpdateAnswer = Awaited<ReturnType<Client['workflowService']['updateWorkflowExecution']>>;

function replyIn(outcome: UpdateAnswer['outcome']): CaseReply {
  const { failure, success } = outcome ?? {};
  if (failure) {
    const code = failure.applicationFailureInfo?.type ?? '';
    return { kind: 'refused', code, message: failure.message ?? '' };
  }
  return { kind: success ? 'taken' : 'silent' };
}

async function sealed(client: Client, workflowId: string, act: Act) {
  const { payloadCodecs, payloadConverter } = client.options.loadedDataConverter;
  const context = { type: 'workflow', namespace: client.options.namespace, workflowId } as const;
  let payloads = [payloadConverter.toPayload(act)];
  for (const codec of payloadCodecs) payloads = await codec.encode(payloads, context);
  return payloads;
}
