import { randomBytes } from 'node:crypto';
import type { AcceptedOddity } from '../../engine/compiler/files/case/start-of-case.ts';
import { validateFacts } from '../../engine/compiler/files/case/validate-facts.ts';
import { createCase, startingCases } from '../../store/cases.ts';
import type { CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { issueLink } from '../../store/links.ts';
import { pin, planOf } from '../../store/pins.ts';
import type { ServerLog } from './server-log.ts';
import type { Catalog, Definitions } from './catalog.ts';
import type { Runner } from './runner.ts';
import type { Facts, Instant, InvalidValue, Json } from '../../engine/model/base.ts';
import { lateStartWarnings } from './late-start.ts';
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
}

/** Starts cases. */
export interface CaseStarter {
  start(wanted: StartRequest): Promise<StartResult>;
  /** Starts the workflows of cases that a crash or an outage has left without one. */
  resume(): Promise<void>;
}

export const createCaseStarter = (dependencies: StartDependencies): CaseStarter => ({
  start: async ({ flow, facts: given, accept }) => {
    const definitions = await dependencies.catalog.current();
    const { caseSchema, directory } = definitions;
    if (caseSchema === undefined) return unsound(definitions, 'case.yaml');
    const now = dependencies.now();
    const { facts, errors } = validateFacts(caseSchema, given, { now, accept, directory });
    if (errors.length > 0) return { kind: 'invalid', errors: errors.map(belowFacts) };
    return flow === undefined
      ? startRouted(dependencies, definitions, facts)
      : startFlow(dependencies, definitions, { flow, facts });
  },
  resume: async () => {
    for (const record of await startingCases(dependencies.store))
      await launch(dependencies, record);
  },
});

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
  facts: Facts,
): Promise<StartResult> | StartResult => {
  if (definitions.route === undefined) return unsound(definitions, 'routing.yaml');
  const routed = routeOf(definitions.route, facts);
  return 'flow' in routed
    ? startFlow(dependencies, definitions, { flow: routed.flow, facts })
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
  { flow, facts }: { readonly flow: string; readonly facts: Facts },
): Promise<StartResult> => {
  const compiled = definitions.flow(flow);
  if (compiled === undefined) {
    return { kind: 'invalid', errors: [{ pointer: '/flow', message: `no flow "${flow}" exists` }] };
  }
  if ('diagnostics' in compiled) return { kind: 'unsound', diagnostics: compiled.diagnostics };
  const certified = compiled.certify();
  if ('diagnostics' in certified) {
    return { kind: 'unproved', flow, diagnostics: certified.diagnostics };
  }
  const { store, publicUrl, log } = dependencies;
  const { hash } = await pin(store, compiled);
  const id = randomBytes(10).toString('hex');
  await createCase(store, { id, flow, plan: hash, facts, ...certified });
  const token = await issueLink(store, { case: id, person: 'candidate', purpose: 'progress' });
  await launch(dependencies, { id, plan: hash, facts });
  const warnings = lateStartWarnings(compiled.plan, facts, dependencies.now());
  if (warnings.length > 0)
    log.warn({ case: id, flow }, 'a case starts later than its certificate assumes');
  return { kind: 'started', case: id, flow, progress: `${publicUrl}/c/${token}`, warnings };
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
