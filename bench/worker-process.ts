import { type LoadSetup, startLoad } from './loads.ts';

/** A request of the bench to a worker's process, which answers each once. */
export type WorkerRequest =
  | { readonly ask: 'prepare'; readonly caseIds: readonly string[]; readonly windowMs: number }
  | { readonly ask: 'cpu' }
  | { readonly ask: 'stop' };

export interface WorkerReply {
  /** Used by the process so far, in ms. */
  readonly cpuMs: number;
}

// A process of its own, so that its CPU is the worker's alone.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own parent has written it
const loaded = await startLoad(JSON.parse(process.argv[2] ?? '') as LoadSetup);
answer();

process.on('message', (request: WorkerRequest) => {
  void take(request).then(answer);
});
process.once('disconnect', () => process.exit());

async function take(request: WorkerRequest): Promise<void> {
  if (request.ask === 'prepare') await loaded.prepare(request.caseIds, request.windowMs);
  if (request.ask === 'stop') await loaded.stop();
}

function answer(): void {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000 } satisfies WorkerReply);
}
