import type { Instant } from '../../engine/model/base.ts';
import { ping, type Store } from '../../store/database.ts';
import { relayRefusal } from '../../store/relay.ts';
import { answerWithin } from './answer-within.ts';
import type { CaseKeyWatch } from './case-key-watch.ts';
import type { Runner } from './runner.ts';
import type { Health } from './services.ts';
import type { WorkerKeys } from './worker-keys.ts';

export interface HealthParts {
  readonly store: Store;
  readonly now: () => Instant;
  readonly runner: Pick<Runner, 'ready'>;
  readonly workerKeys: WorkerKeys;
  readonly caseKeys: CaseKeyWatch;
  readonly attributeProblems: () => Promise<readonly object[]>;
}

/** Asks everything that the server needs whether it answers. */
export async function readHealth({
  store,
  now,
  runner,
  workerKeys,
  caseKeys,
  attributeProblems,
}: HealthParts): Promise<Health> {
  const database = await isAnswering(ping(store));
  const mail = database ? await relayRefusal(store, now()).catch(() => undefined) : undefined;
  const losses = database ? await caseKeys.losses().catch(() => undefined) : undefined;
  return {
    database,
    caseKeys: losses?.all !== true,
    temporal: await runner.ready(),
    keys: (await workerKeys.misfit()) === undefined,
    searchAttributes: (await attributeProblems()).length === 0,
    ...(mail && { mail }),
  };
}

const answerMs = 3_000;

/** Whether somebody answers, and soon: a database that has been halted does neither that nor fail. */
const isAnswering = (asked: Promise<void>): Promise<boolean> =>
  answerWithin(
    answerMs,
    asked.then(
      () => true,
      () => false,
    ),
    () => false,
  );
