import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';

type NamespaceConnection = Pick<Connection, 'workflowService' | 'withDeadline'>;

const answerMs = 5_000;
const daySeconds = 86_400;

/** For how many days a namespace keeps histories of cases, and a house, which is shorter, the cases. */
export interface LongRetention {
  readonly namespace: string;
  readonly retained: number;
  readonly kept: number;
}

/**
 * What is wrong with a namespace that keeps histories of cases for longer than a house keeps the cases, which is so many days.
 * Nothing where a house keeps all, and where Temporal does not say.
 */
export async function retentionProblem(
  connection: NamespaceConnection,
  namespace: string,
  kept: number | undefined,
): Promise<LongRetention | undefined> {
  if (kept === undefined) return undefined;
  const retained = await namespaceRetention(connection, namespace);
  return retained === undefined || retained <= kept ? undefined : { namespace, retained, kept };
}

/** Lets Temporal keep closed workflows of a namespace for so many days. */
export async function setNamespaceRetention(
  connection: NamespaceConnection,
  namespace: string,
  days: number,
): Promise<void> {
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: msToTs(days * daySeconds * 1_000) },
  });
}

/** For how many days Temporal keeps closed workflows of a namespace; `undefined` where it does not say. */
async function namespaceRetention(
  connection: NamespaceConnection,
  namespace: string,
): Promise<number | undefined> {
  // Compared with the machine's clock by gRPC.
  const seconds = await connection
    .withDeadline(Date.now() + answerMs, () =>
      connection.workflowService.describeNamespace({ namespace }),
    )
    .then(({ config }) => config?.workflowExecutionRetentionTtl?.seconds)
    .catch(() => undefined);
  return seconds == null ? undefined : Number(seconds) / daySeconds;
}
