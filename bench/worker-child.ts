import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Prepare } from './scenarios.ts';
import type { LoadSetup } from './loads.ts';
import type { WorkerReply, WorkerRequest } from './worker-process.ts';

/** A worker in a process of its own, seen from the bench. */
export interface WorkerChild {
  readonly prepare: Prepare;
  /** Used so far, in ms. */
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

export async function startWorkerChild(setup: LoadSetup): Promise<WorkerChild> {
  const path = fileURLToPath(new URL('worker-process.ts', import.meta.url));
  const child = fork(path, [JSON.stringify(setup)], { env: { ...process.env, TZ: 'UTC' } });
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the worker ended with ${String(code)}`);
  });
  died.catch(() => undefined);
  const answer = async (): Promise<WorkerReply> => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own child has sent it
    const [given] = (await Promise.race([once(child, 'message'), died])) as [WorkerReply];
    return given;
  };
  const ask = async (request: WorkerRequest): Promise<WorkerReply> => {
    const coming = answer();
    child.send(request);
    return await coming;
  };
  await answer();
  return {
    prepare: async (caseIds, windowMs) => {
      await ask({ ask: 'prepare', caseIds, windowMs });
    },
    cpuMs: async () => (await ask({ ask: 'cpu' })).cpuMs,
    async stop() {
      await ask({ ask: 'stop' });
      child.disconnect();
      await died.catch(() => undefined);
    },
  };
}
