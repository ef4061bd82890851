import { createHmac, randomBytes } from 'node:crypto';
import type { AcceptedOddity } from '../../engine/compiler/files/case/start-of-case.ts';
import { validateFacts } from '../../engine/compiler/files/case/validate-facts.ts';
import { orMeant } from '../../engine/expression/check/nearest.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { findListedCase, startingCases } from '../../store/cases.ts';
import type { CaseRecord, NewCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { personKeys } from '../../store/identity-key.ts';
import { issueLink } from '../../store/links.ts';
import { pin, planOf } from '../../store/pins.ts';
import {
  findStart,
  openCase,
  type RecordedStart,
  type RepeatableRequest,
} from '../../store/starts.ts';
import { caseKeys } from './case-keys.ts';
import type { ServerLog } from './server-log.ts';
import type { Catalog, Definitions } from './catalog.ts';
import type { Runner } from './runner.ts';
import type { Facts, Instant, InvalidValue, Json } from '../../engine/model/base.ts';
import { lateStartWarnings } from './late-start.ts';
import { provisionalStart, unlessAccepted } from './provisional-start.ts';
import type { StartResult } from './start-result.ts';

/** Dependencies of starting cases. */
export interface StartDependencies {
  readonly store: Store;
  readonly runner: Runner;
  readonly catalog: Catalog;
  readonly publicUrl: string;
  readonly log: ServerLog;
  readonly now: () => Instant;
}

/** A case that is to be started. */
export interface StartRequest {
  /** Default: the one that `routing.yaml` chooses. */
  readonly flow?: string | undefined;
  readonly facts: Json;
  /** What is unusual about the facts and meant all the same. */
  readonly accept: readonly AcceptedOddity[];
  /** Whether there may be an open case of the same person and position. */
  readonly twin: boolean;
  /** Sent again, it is answered as it was, and no second case starts. */
  readonly repeatable?: RepeatableRequest | undefined;
  /** Hashes of plans whose cases whoever starts it does not find. */
  readonly hidden: readonly string[];
}

/** Starts cases. */
export interface CaseStarter {
  start(wanted: StartRequest): Promise<StartResult>;
  /** Starts the workflows of cases that a crash or an outage has left without one. */
  resume(): Promise<void>;
}

export const createCaseStarter = (dependencies: StartDependencies): CaseStarter => ({
  start: async (request) => {
    const { repeatable } = request;
    const known =
      repeatable && (await findStart(dependencies.store, repeatable, dependencies.now()));
    return known ? answerAgain(dependencies, repeatable, known) : startNew(dependencies, request);
  },
  resume: async () => {
    for (const record of await startingCases(dependencies.store))
      if (!record.unreadable) await launch(dependencies, record);
  },
});

const startNew = async (
  dependencies: StartDependencies,
  request: StartRequest,
): Promise<StartResult> => {
  const definitions = await dependencies.catalog.current();
  const { caseSchema, directory } = definitions;
  if (caseSchema === undefined) return unsound(definitions, 'case.yaml');
  const { accept, flow } = request;
  const start = { now: dependencies.now(), accept, directory };
  const { facts, errors } = validateFacts(caseSchema, request.facts, start);
  if (errors.length > 0) return { kind: 'invalid', errors: errors.map(belowFacts) };
  return flow === undefined
    ? startRouted(dependencies, definitions, { request, facts })
    : startFlow(dependencies, definitions, { request, flow, facts });
};

const belowFacts = ({ pointer, message }: InvalidValue): InvalidValue => ({
  pointer: `/facts${pointer}`,
  message,
});

const unsound = ({ diagnostics }: Definitions, file: string): StartResult => ({
  kind: 'unsound',
  diagnostics: diagnostics.filter((found) => found.file === file),
});

const startRouted = (
  dependencies: StartDependencies,
  definitions: Definitions,
  start: Omit<RoutedStart, 'flow'>,
): Promise<StartResult> | StartResult => {
  if (definitions.route === undefined) return unsound(definitions, 'routing.yaml');
  const routed = routeOf(definitions.route, start.facts);
  return 'flow' in routed
    ? startFlow(dependencies, definitions, { ...start, flow: routed.flow })
    : { kind: 'invalid', errors: [{ pointer: '/facts', message: routed.message }] };
};

/** Chooses a flow by `routing.yaml`. A rule that reads a fact which this case does not have fails, and the message names it. */
const routeOf = (
  route: NonNullable<Definitions['route']>,
  facts: Facts,
): { readonly flow: string } | { readonly message: string } => {
  try {
    const flow = route(facts);
    return flow === undefined ? { message: 'no rule of routing.yaml fits' } : { flow };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { message: `no rule of routing.yaml can be applied: ${reason}` };
  }
};

const startFlow = async (
  dependencies: StartDependencies,
  definitions: Definitions,
  { request, flow, facts }: RoutedStart,
): Promise<StartResult> => {
  const compiled = definitions.flow(flow);
  if (compiled === undefined) {
    const message = `no flow "${flow}" exists${orMeant(flow, definitions.flows)}`;
    return { kind: 'invalid', errors: [{ pointer: '/flow', message }] };
  }
  if ('diagnostics' in compiled) return { kind: 'unsound', diagnostics: compiled.diagnostics };
  const certified = compiled.certify();
  if ('diagnostics' in certified) {
    return { kind: 'unproved', flow, diagnostics: certified.diagnostics };
  }
  const { store } = dependencies;
  const now = dependencies.now();
  const provisional = provisionalStart(compiled.plan, certified.certificate, now);
  if (provisional && !request.accept.includes('provisional-calendar'))
    return { kind: 'invalid', errors: [unlessAccepted(provisional)] };
  const { hash } = await pin(store, compiled);
  const warnings = [
    ...lateStartWarnings(compiled.plan, facts, now),
    ...(provisional ? [provisional] : []),
  ];
  const keys = caseKeys(facts, await personKeys(store));
  const opening = { id: randomBytes(10).toString('hex'), flow, plan: hash, facts };
  const opened = await openCase(store, {
    case: { ...opening, ...certified, ...keys, ...keepNow(definitions) },
    twin: request.twin,
    hidden: request.hidden,
    ...(request.repeatable && { start: { ...request.repeatable, answer: { flow, warnings } } }),
    now,
  });
  if (opened.kind === 'twin') return opened;
  if (opened.kind === 'known') return answerAgain(dependencies, request.repeatable, opened.start);
  return launchOpened(dependencies, opening, { request, warnings, plan: compiled.plan });
};

/** What `house.yaml` says now is never made longer for this case. */
const keepNow = ({ house }: Definitions): Pick<NewCase, 'keep'> =>
  house?.keep ? { keep: house.keep } : {};

interface RoutedStart {
  readonly request: StartRequest;
  readonly flow: string;
  readonly facts: Facts;
}

/** What a plan says of the candidate's page. */
type PageOfPlan = Pick<Plan, 'candidatePage'>;

interface Launch {
  readonly request: StartRequest;
  readonly warnings: readonly InvalidValue[];
  readonly plan: PageOfPlan;
}

const launchOpened = async (
  dependencies: StartDependencies,
  opening: Pick<CaseRecord, 'id' | 'flow' | 'plan' | 'facts'>,
  { request, warnings, plan }: Launch,
): Promise<StartResult> => {
  const { id, flow } = opening;
  for (const { message } of warnings)
    dependencies.log.warn({ case: id, flow, why: message }, 'a case starts all the same');
  const progress = await progressOf(dependencies, { id, plan }, request.repeatable);
  await launch(dependencies, opening);
  return { kind: 'started', case: id, flow, ...progress, warnings };
};

/** The answer that the same request was given before; with another request under its key there is none. */
const answerAgain = async (
  dependencies: StartDependencies,
  request: RepeatableRequest | undefined,
  { case: id, answer, same }: RecordedStart,
): Promise<StartResult> => {
  if (!same) return { kind: 'key-reused' };
  const { store } = dependencies;
  const plan = await planOf(store, (await findListedCase(store, id))?.plan ?? '');
  const progress = await progressOf(dependencies, { id, plan }, request);
  return { kind: 'started', case: id, ...answer, ...progress };
};

/** The candidate's page, if they have one. The link of a request that may be repeated follows from its key, so that it is the same in every answer. */
const progressOf = async (
  { store, publicUrl }: StartDependencies,
  { id, plan }: { readonly id: string; readonly plan: PageOfPlan | undefined },
  request: RepeatableRequest | undefined,
): Promise<{ readonly progress?: string }> => {
  if (plan?.candidatePage === 'none') return {};
  const token =
    request &&
    createHmac('sha256', request.caller).update(`${request.key} ${id}`).digest('base64url');
  const link = { case: id, person: 'candidate', purpose: 'progress' } as const;
  return { progress: `${publicUrl}/c/${await issueLink(store, link, token?.slice(0, 32))}` };
};

/** Starts the workflow of a case that is stored already: if Temporal is away, `resume` starts it later. */
const launch = async (
  { store, runner, log }: StartDependencies,
  { id, plan: hash, facts }: Pick<CaseRecord, 'id' | 'plan' | 'facts'>,
): Promise<void> => {
  const plan = await planOf(store, hash);
  if (plan === undefined) return log.error({ case: id }, 'the plan of a case is missing');
  try {
    await runner.start({ case: id, plan, hash, facts });
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    log.warn({ case: id, reason }, 'a case could not be started yet; it will be tried again');
  }
};
