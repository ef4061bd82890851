import type { Client } from '@temporalio/client';
import { findListedCase, openCases, type CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import type { KeyLosses } from '../../store/lost-keys.ts';
import { relayRefusal } from '../../store/relay.ts';
import type { Trouble, TroubleCode } from '../../wording/troubles.ts';
import type { Instant } from '../../engine/model/base.ts';
import type { KeysMisfit } from '../../platform/codec/key-mark.ts';
import type { AttributeProblem } from '../../platform/temporal/search-attributes.ts';
import { minuteMs } from '../../engine/time/units.ts';
import type { AnchorFileFault } from './anchor-file.ts';
import type { CaseHistories } from './fixing.ts';
import { listedCases } from './listed-cases.ts';
import { remembered, type Remembered } from './remembered.ts';
import {
  createRecordComparison,
  type RecordComparer,
  type RecordComparison,
} from './record-comparison.ts';
import { stoppedTrouble } from './stopped-trouble.ts';
import { findUnknownCases } from './unknown-cases.ts';
import { workflowState, type WorkflowState } from './workflow-troubles.ts';
import type { OfQueues } from './queue-figures.ts';
import type { CaseKeyWatch } from './case-key-watch.ts';
import type { WorkerKeys } from './worker-keys.ts';

/** Looks through the database and Temporal for what stands still. */
export type Examiner = (memory: ExaminationMemory) => Promise<readonly Trouble[]>;

/** Whether what takes long to find out may be of some minutes ago. */
export type ExaminationMemory = 'used' | 'none';

export interface ExaminationSetup {
  readonly store: Store;
  readonly client: Client;
  readonly keys: WorkerKeys;
  readonly caseKeys: CaseKeyWatch;
  readonly histories: Pick<CaseHistories, 'headOf' | 'caseIds'>;
  /** Where the file of anchors is not what the database says, if there is one. */
  readonly anchorFaults?: (() => Promise<readonly AnchorFileFault[]>) | undefined;
  /** Where anchors have not been made or not left in time, if there are any. */
  readonly lateAnchors?: (() => Promise<readonly Trouble[]>) | undefined;
  readonly serving: () => Promise<OfQueues<number>>;
  readonly attributeProblems: () => Promise<readonly AttributeProblem[]>;
  readonly now: () => Instant;
}

export const createExaminer = (setup: ExaminationSetup): Examiner => {
  const { store, histories } = setup;
  const parts = {
    ...setup,
    comparison: createRecordComparison(store, histories),
    unknown: remembered(() => findUnknownCases(store, histories), unknownMs),
  };
  return (memory) => examineAll(parts, memory);
};

/** What is kept between two examinations. */
interface ExaminationParts extends ExaminationSetup {
  readonly comparison: RecordComparison;
  /** Cases that only Temporal knows: to read through all that it keeps takes long. */
  readonly unknown: Remembered<readonly string[]>;
}

const unknownMs = 10 * minuteMs;

const examineAll = async (
  setup: ExaminationParts,
  memory: ExaminationMemory,
): Promise<readonly Trouble[]> => {
  const open = await openCases(setup.store);
  const ofRecords = open.flatMap((one) => [...stoppedTrouble(one), ...unreadableTrouble(one)]);
  const refusal = await relayRefusal(setup.store, setup.now());
  const mail: readonly Trouble[] =
    refusal === undefined
      ? []
      : [
          {
            code: 'mail-refused',
            since: refusal.since,
            detail: { kind: 'refusal', reason: refusal.reason },
          },
        ];
  const atTemporal = await Promise.all([
    forAllCases(setup),
    forEachCase(setup, { open, memory }),
  ]).catch((): readonly (readonly Trouble[])[] => [[{ code: 'temporal-away' }]]);
  const losses = await recalled(setup.caseKeys.losses, memory);
  const ofCases = [...atTemporal.flat(), ...ofRecords].filter(unlessLost(losses));
  const late = (await setup.lateAnchors?.()) ?? [];
  return [...ofCases, ...mail, ...lossTroubles(losses), ...(await olderTroubles(setup)), ...late];
};

const recalled = <T>(ask: Remembered<T>, memory: ExaminationMemory): Promise<T> =>
  memory === 'used' ? ask() : ask.afresh();

const lossTroubles = ({ lost }: KeyLosses): readonly Trouble[] =>
  lost.map((loss) => ({ code: 'case-keys-lost', detail: { kind: 'lost-keys', lost: loss } }));

/** What follows of a lost key for each of its cases is told once, with it. */
const unlessLost = ({ lost }: KeyLosses): ((trouble: Trouble) => boolean) => {
  const cases = new Set(lost.flatMap((loss) => loss.cases));
  return (trouble) =>
    trouble.case === undefined || !cases.has(trouble.case) || !ofLostKeys.has(trouble.code);
};

const ofLostKeys: ReadonlySet<TroubleCode> = new Set<TroubleCode>([
  'case-unreadable',
  'history-unreadable',
  'workflow-task-fails',
  'activity-fails',
]);

/** The file has anchors that the database lacks, or has made anew. */
const olderTroubles = async ({ anchorFaults }: ExaminationSetup): Promise<readonly Trouble[]> => {
  const faults = (await anchorFaults?.().catch(() => [])) ?? [];
  return faults.flatMap((fault): readonly Trouble[] =>
    fault.code === 'anchor-missing' || fault.code === 'anchor-differs'
      ? [{ code: 'database-older', detail: { kind: 'anchor', number: fault.anchor } }]
      : [],
  );
};

const unreadableTrouble = ({ id, unreadable }: CaseRecord): readonly Trouble[] =>
  unreadable ? [{ code: 'case-unreadable', case: id }] : [];

/** What keeps every case from going on. */
const forAllCases = async ({
  attributeProblems,
  keys,
  serving,
}: ExaminationSetup): Promise<readonly Trouble[]> => {
  const [attributes, misfit, workers] = await Promise.all([
    attributeProblems(),
    keys.misfit(),
    serving(),
  ]);
  return [
    ...(attributes.length === 0 ? [] : [searchAttributesTrouble(attributes)]),
    ...(misfit === undefined ? [] : [keysTrouble(misfit)]),
    ...(workers.workflows > 0 ? [] : [{ code: 'no-workflow-worker' as const }]),
    ...(workers.mails > 0 ? [] : [{ code: 'no-mail-worker' as const }]),
  ];
};

const searchAttributesTrouble = (problems: readonly AttributeProblem[]): Trouble => ({
  code: 'search-attributes',
  detail: { kind: 'attributes', problems },
});

const keysTrouble = (misfit: KeysMisfit): Trouble => ({
  code: 'keys-misfit',
  detail: { kind: 'keys', misfit },
});

const atOnce = 20;

/** What keeps single cases from going on; compares what is open in the database with what is open at Temporal. */
const forEachCase = async (
  setup: ExaminationParts,
  { open, memory }: { readonly open: readonly CaseRecord[]; readonly memory: ExaminationMemory },
): Promise<readonly Trouble[]> => {
  const known = new Map(open.map((one) => [one.id, one]));
  const atTemporal = await listedCases(setup.client, 'open');
  const ids = [...new Set([...known.keys(), ...atTemporal])];
  const compare = await setup.comparison.of(ids);
  const listed = new Set(ids);
  const unknown = (await recalled(setup.unknown, memory)).filter((id) => !listed.has(id));
  const found: Trouble[] = unknown.map((id) => ({ code: 'case-missing', case: id }));
  for (let index = 0; index < ids.length; index += atOnce) {
    const batch = ids.slice(index, index + atOnce);
    found.push(
      ...(
        await Promise.all(batch.map((id) => examineCase({ ...setup, compare }, id, known.get(id))))
      ).flat(),
    );
  }
  return found;
};

const startMs = minuteMs;

const examineCase = async (
  { client, store, now, compare }: ExaminationSetup & { readonly compare: RecordComparer },
  id: string,
  record: CaseRecord | undefined,
): Promise<readonly Trouble[]> => {
  const workflow = await workflowState(client, id);
  if (workflow.state === 'open') {
    // It may have been opened since cases were listed.
    const known = record ?? (await findListedCase(store, id));
    if (known === undefined) return [{ code: 'case-missing', case: id }];
    // None of its payloads can be read any more, so nothing else about it is of use.
    if (known.erasedAt !== undefined) return [{ code: 'erased-workflow', case: id }];
    return [...workflow.troubles, ...(await compare(id, workflow.quiet))];
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
  if (workflow.state === 'completed')
    return [{ code: 'store-behind', case: id, detail: { kind: 'workflow-over' } }];
  if (status !== 'starting') return [{ code: 'workflow-missing', case: id, since: createdAt }];
  return now - createdAt < startMs ? [] : [{ code: 'not-started', case: id, since: createdAt }];
};
