import type { Client } from '@temporalio/client';
import { findListedCase, openCases, type CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { relayRefusal } from '../../store/relay.ts';
import type { Trouble } from '../../wording/troubles.ts';
import type { Instant } from '../../engine/model/base.ts';
import { answerWithin } from './answer-within.ts';
import { openWorkflows } from './open-workflows.ts';
import { workflowState, type WorkflowState } from './workflow-troubles.ts';
import type { OfQueues } from './queue-figures.ts';
import type { WorkerKeys } from './worker-keys.ts';

/** Finds what stands still, in the database and at Temporal. */
export interface Doctor {
  /** What stands still now; what has just been found is not looked for again. */
  examine(): Promise<readonly Trouble[]>;
  /** What was found last, for pages: an examination that takes long is not waited for. */
  latest(): Promise<readonly Trouble[]>;
}

interface DoctorSetup {
  readonly store: Store;
  readonly client: Client;
  readonly keys: WorkerKeys;
  readonly serving: () => Promise<OfQueues<number>>;
  readonly attributeProblems: () => Promise<readonly string[]>;
  readonly now: () => Instant;
}

const rememberMs = 20_000;
const pageWaitMs = 1_500;

export const createDoctor = (setup: DoctorSetup): Doctor => {
  let found: readonly Trouble[] = [];
  let until = 0;
  let running: Promise<readonly Trouble[]> | undefined;
  const examine = async (): Promise<readonly Trouble[]> => {
    if (performance.now() < until) return found;
    running ??= examineAll(setup).finally(() => {
      running = undefined;
    });
    found = await running;
    until = performance.now() + rememberMs;
    return found;
  };
  return {
    examine,
    latest: () =>
      answerWithin(
        pageWaitMs,
        examine().catch(() => found),
        () => found,
      ),
  };
};

const examineAll = async (setup: DoctorSetup): Promise<readonly Trouble[]> => {
  const open = await openCases(setup.store);
  const ofRecords = open.flatMap((one) => [...stoppedTrouble(one), ...unreadableTrouble(one)]);
  const refusal = await relayRefusal(setup.store);
  const mail: readonly Trouble[] =
    refusal === undefined
      ? []
      : [{ code: 'mail-refused', since: refusal.since, detail: refusal.reason }];
  const atTemporal = await Promise.all([forAllCases(setup), forEachCase(setup, open)]).catch(
    (): readonly (readonly Trouble[])[] => [[{ code: 'temporal-away' }]],
  );
  return [...atTemporal.flat(), ...mail, ...ofRecords];
};

const stoppedTrouble = ({ id, stopped }: CaseRecord): readonly Trouble[] =>
  stopped === undefined
    ? []
    : [
        {
          code: 'case-stopped',
          case: id,
          since: stopped.at,
          detail: [stopped.code, stopped.step, stopped.detail].filter(Boolean).join('; '),
        },
      ];

const unreadableTrouble = ({ id, unreadable }: CaseRecord): readonly Trouble[] =>
  unreadable ? [{ code: 'case-unreadable', case: id }] : [];

/** What keeps every case from going on. */
const forAllCases = async ({
  attributeProblems,
  keys,
  serving,
}: DoctorSetup): Promise<readonly Trouble[]> => {
  const [attributes, misfit, workers] = await Promise.all([
    attributeProblems(),
    keys.misfit(),
    serving(),
  ]);
  return [
    ...(attributes.length === 0
      ? []
      : [{ code: 'search-attributes' as const, detail: attributes.join('; ') }]),
    ...(misfit === undefined ? [] : [{ code: 'keys-misfit' as const, detail: misfit }]),
    ...(workers.workflows > 0 ? [] : [{ code: 'no-workflow-worker' as const }]),
    ...(workers.mails > 0 ? [] : [{ code: 'no-mail-worker' as const }]),
  ];
};

const atOnce = 20;

/** What keeps single cases from going on; compares what is open in the database with what is open at Temporal. */
const forEachCase = async (
  setup: DoctorSetup,
  open: readonly CaseRecord[],
): Promise<readonly Trouble[]> => {
  const known = new Map(open.map((one) => [one.id, one]));
  const atTemporal = await openWorkflows(setup.client);
  const ids = [...new Set([...known.keys(), ...atTemporal])];
  const found: Trouble[] = [];
  for (let index = 0; index < ids.length; index += atOnce) {
    const batch = ids.slice(index, index + atOnce);
    found.push(
      ...(await Promise.all(batch.map((id) => examineCase(setup, id, known.get(id))))).flat(),
    );
  }
  return found;
};

const startMs = 60_000;

const examineCase = async (
  { client, store, now }: DoctorSetup,
  id: string,
  record: CaseRecord | undefined,
): Promise<readonly Trouble[]> => {
  const workflow = await workflowState(client, id);
  if (workflow.state === 'open') {
    // It may have been opened since cases were listed.
    const known = record ?? (await findListedCase(store, id));
    return known === undefined ? [{ code: 'case-missing', case: id }] : workflow.troubles;
  }
  // Behind its end a case may have something to finish; others have ended since they were listed.
  const still = await findListedCase(store, id);
  return record === undefined || still?.status === 'ended'
    ? []
    : withoutWorkflow(workflow, record, now());
};

/** Why a case that is open in the database has no open workflow. */
const withoutWorkflow = (
  workflow: Exclude<WorkflowState, { readonly state: 'open' }>,
  { id, status, createdAt }: CaseRecord,
  now: Instant,
): readonly Trouble[] => {
  if (workflow.state === 'failed') return [workflow.trouble];
  if (workflow.state === 'completed') return [{ code: 'store-behind', case: id }];
  if (status !== 'starting') return [{ code: 'workflow-missing', case: id, since: createdAt }];
  return now - createdAt < startMs ? [] : [{ code: 'not-started', case: id, since: createdAt }];
};
