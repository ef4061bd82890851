import type { Express } from 'express';
import type { Intervention } from '../../engine/interpreter/intervention.ts';
import type { Act, Refusal } from '../../engine/model/act.ts';
import type { House } from '../../engine/model/house.ts';
import type { Entry, Fact } from '../../engine/model/journal.ts';
import { createApp } from '../../server/app.ts';
import { createActService } from '../../server/services/act-service.ts';
import { createCaseService } from '../../server/services/case-service.ts';
import type { CaseRun } from '../../server/services/case-runs.ts';
import { createErasureService } from '../../server/services/erasure-service.ts';
import { createRetentionService } from '../../server/services/retention-service.ts';
import { tellMended } from '../../server/services/tell-mended.ts';
import type { Doctor } from '../../server/services/doctor.ts';
import { createInterventionService } from '../../server/services/intervention-service.ts';
import { createKeyService, type KeyService } from '../../server/services/key-service.ts';
import { createLetters } from '../../server/services/letters.ts';
import { createLinkService } from '../../server/services/link-service.ts';
import type { CaseStart, Runner, ActOutcome } from '../../server/services/runner.ts';
import { createUploadService } from '../../server/services/upload-service.ts';
import type { Catalog } from '../../server/services/catalog.ts';
import type { AppSettings } from '../../server/services/app-settings.ts';
import { createCase } from '../../store/cases.ts';
import { relayRefusal } from '../../store/relay.ts';
import { openStore, ping } from '../../store/database.ts';
import type { Store, StoreLocation } from '../../store/database.ts';
import { recordHeads } from '../../store/heads.ts';
import { append, type EntryStatus, readJournal } from '../../store/journal.ts';
import { issueLink } from '../../store/links.ts';
import { replaceDirectory } from '../../store/people.ts';
import { pin } from '../../store/pins.ts';
import { findTask } from '../../store/tasks.ts';
import { fixUpTo } from '../../store/unfixed.ts';
import { fakeCatalog } from './fake-catalog.ts';
import { createFakeRuns } from './fake-runs.ts';
import type { Trouble } from '../../wording/troubles.ts';
import type { FlowInput } from '../../workflows/messages.ts';
import { directory } from './directory.ts';
import { fakeMetrics } from './fake-metrics.ts';
import { recordServices } from './record-services.ts';
import { certificate, facts, now, plan, texts } from './sample.ts';
import { openMemoryStore } from '../store/memory-store.ts';

export const apiKey = 'a-key-of-the-tests-0123456789';

/** The whole server on a real store; only the runner is a fake, which writes the entries that a case would write. */
export interface ServerHarness {
  readonly app: Express;
  readonly store: Store;
  readonly keys: KeyService;
  readonly logged: readonly string[];
  readonly acts: readonly Act[];
  readonly interventions: readonly Intervention[];
  readonly started: readonly CaseStart[];
  readonly startedOver: FlowInput[];
  /** Ends the workflow of a case, as somebody does at Temporal. */
  terminate(id: string): void;
  /** Whether what is sent to a stopped case is taken and comes to nothing. */
  changesNothing(futile: boolean): void;
  /** Makes the runner return this result instead. */
  answer(outcome: ActOutcome | undefined): void;
  failStarts(failing: boolean): void;
  /** What stands still, as far as the server knows. */
  standsStill(...troubles: readonly Trouble[]): void;
  /** What Temporal has of whatever case is asked for. */
  hasRuns(...runs: readonly CaseRun[]): void;
  /** What `house.yaml` says; nothing while it has faults. */
  hasHouse(house: House | undefined): void;
  openCase(...happened: readonly Fact[]): Promise<string>;
  happens(id: string, ...facts: readonly Fact[]): Promise<void>;
  /** What a workflow task has written that may still be done again. */
  happensForNow(id: string, ...facts: readonly Fact[]): Promise<void>;
  taskLink(id: string, task: string, person: string, round?: number): Promise<string>;
  progressLink(id: string): Promise<string>;
  resume(): Promise<void>;
  close(): Promise<void>;
}

interface FakeState {
  outcome: ActOutcome | undefined;
  failing: boolean;
  futile: boolean;
  troubles: readonly Trouble[];
  house: House | undefined;
  /** Cases without a workflow that goes on. */
  readonly gone: Set<string>;
}

export const createServerHarness = async (
  settings: Partial<AppSettings> = {},
  mailFolder?: string,
  at?: StoreLocation,
): Promise<ServerHarness> => {
  const store = at === undefined ? await openMemoryStore() : await openStore(at);
  await replaceDirectory(store, directory);
  const logged: string[] = [];
  const acts: Act[] = [];
  const interventions: Intervention[] = [];
  const started: CaseStart[] = [];
  const startedOver: FlowInput[] = [];
  const runs = createFakeRuns(() => fake.failing);
  const fake: FakeState = {
    troubles: [],
    house: {},
    outcome: undefined,
    failing: false,
    futile: false,
    gone: new Set(),
  };
  const write = (fields: object, message: string) =>
    void logged.push(`${message} ${JSON.stringify(fields)}`);
  const log = { info: write, warn: write, error: write };
  const runner: Runner = {
    start: async (start) => {
      if (fake.failing) throw new Error('unreachable');
      started.push(start);
      await happens(start.case, { kind: 'started', flow: start.plan.flow, plan: start.hash });
    },
    act: async (id, act) => {
      acts.push(act);
      return fake.outcome ?? (await take(id, act));
    },
    intervene: async (id, given) => {
      interventions.push(given);
      if (fake.gone.has(id)) return { kind: 'closed' };
      if (fake.futile) return { kind: 'done' };
      await happens(id, { kind: 'resumed', mended: 'code', channel: given.channel });
      return { kind: 'done' };
    },
    isOpen: async (id) => !fake.gone.has(id),
    startOver: async (start, resume) => {
      startedOver.push({ ...start, resume });
    },
    ready: async () => !fake.failing,
  };
  const take = async (id: string, act: Act): Promise<ActOutcome> => {
    if ('event' in act) {
      await happens(id, { kind: 'event', ...act }, { kind: 'ended', outcome: 'withdrew' });
      return { kind: 'recorded' };
    }
    const task = await findTask(store, id, act.task, act.round);
    const refused = task?.settled || task?.answers.some(({ person }) => person === act.person);
    if (refused) return { kind: 'refused', refusal };
    const { task: name, round, outcome } = act;
    const settled: Fact = { kind: 'settled', task: name, round, outcome, silent: false };
    await happens(id, { kind: 'answered', ...act }, ...(task?.opened.need === 1 ? [settled] : []));
    return { kind: 'recorded' };
  };
  const happens = (id: string, ...happened: readonly Fact[]) => record(id, 'fixed', happened);
  const record = async (id: string, status: EntryStatus, happened: readonly Fact[]) => {
    const before = (await readJournal(store, id)).length;
    const entries = happened.map((fact, i): Entry => ({
      seq: before + i + 1,
      at: now,
      ...fact,
    }));
    await append(store, id, entries, status);
  };
  const fixAll = async (id: string) => {
    const head = (await recordHeads(store.db, [id])).get(id);
    if (head) await fixUpTo(store, id, { seq: head.lastSeq, head: head.lastHash });
  };
  const catalog: Catalog = {
    current: async () => ({ ...(await fakeCatalog.current()), house: fake.house }),
  };
  const erasures = createErasureService({ store, now: clock, mailFolder, runs: runs.of });
  const publicUrl = 'http://127.0.0.1:8787';
  const letters = createLetters('Example Ltd');
  const cases = createCaseService({ store, runner, catalog, publicUrl, log, now: clock, letters });
  const keys = createKeyService({ store, apiKey, now: clock });
  let count = 0;
  return {
    keys,
    app: createApp({
      settings: { publicUrl, apiKey, zone: 'Asia/Shanghai', ...settings },
      log,
      now: clock,
      company: async () => fake.house?.company ?? { name: 'Example Ltd' },
      cases,
      acts: createActService(store, runner, fixAll),
      doctor: fakeDoctor(fake),
      erasures,
      retention: createRetentionService({ store, catalog, erasures, now: clock, log }),
      interventions: tellMended(
        createInterventionService({ store, runner, catalog, now: clock }),
        fakeDoctor(fake).mended,
      ),
      ...recordServices(store, clock),
      keys,
      links: createLinkService(store, clock, letters),
      uploads: createUploadService({
        store,
        now: clock,
        room: { ofCase: 60 * 1024, ofHouse: 400 * 1024 },
        full: () => log.error({}, 'no room for files'),
      }),
      metrics: fakeMetrics(store, fake),
      health: async () => {
        const mail = await relayRefusal(store, now);
        await ping(store);
        const good = { database: true, keys: true, caseKeys: true, searchAttributes: true };
        return { ...good, temporal: await runner.ready(), ...(mail && { mail }) };
      },
      codec: {
        encode: async (payloads) => payloads.map((p) => ({ ...p, metadata: { encoded: one } })),
        decode: async (payloads) => {
          if (payloads.some(({ data }) => Buffer.from(data ?? []).toString() === 'broken'))
            throw new Error('no key');
          return payloads.map((p) => ({ ...p, metadata: {} }));
        },
      },
    }),
    store,
    logged,
    acts,
    interventions,
    started,
    startedOver,
    changesNothing: (futile) => void (fake.futile = futile),
    terminate: (id) => void fake.gone.add(id),
    answer: (outcome) => void (fake.outcome = outcome),
    failStarts: (failing) => void (fake.failing = failing),
    standsStill: (...troubles) => void (fake.troubles = troubles),
    hasHouse: (house) => void (fake.house = house),
    hasRuns: (...held) => runs.has(...held),
    openCase: async (...happened) => {
      count += 1;
      const id = `case${count}`;
      const { hash } = await pin(store, { plan, texts });
      await createCase(store, { id, flow: plan.flow, plan: hash, facts, certificate });
      await happens(id, { kind: 'started', flow: plan.flow, plan: hash }, ...happened);
      return id;
    },
    happens,
    happensForNow: (id, ...happened) => record(id, 'tentative', happened),
    taskLink: async (id, task, person, round = 1) =>
      `/t/${await issueLink(store, { case: id, person, purpose: 'task', task, round })}`,
    progressLink: async (id) =>
      `/c/${await issueLink(store, { case: id, person: 'candidate', purpose: 'progress' })}`,
    resume: () => cases.resume(),
    close: () => store.close(),
  };
};

const fakeDoctor = (fake: FakeState): Doctor => ({
  examine: async () => fake.troubles,
  latest: async () => fake.troubles,
  refresh: async () => undefined,
  mended: (id) => {
    fake.troubles = fake.troubles.filter((one) => one.case !== id);
  },
});

const clock = () => now;
const one = new Uint8Array([1]);

const refusal: Refusal = { code: 'already-settled', message: 'no longer open', recorded: [] };
