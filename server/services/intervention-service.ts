import type {
  Closing,
  Intervention,
  InterventionRefusal,
} from '../../engine/interpreter/intervention.ts';
import { readersAt } from '../../engine/compiler/files/case/fact-readers.ts';
import { usesOf } from '../../engine/compiler/files/template/texts/text-uses.ts';
import type { Template } from '../../engine/model/definitions.ts';
import type { MessageClass } from '../../engine/model/message.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { ActOrigin } from '../../engine/model/act.ts';
import type { Instant } from '../../engine/model/base.ts';
import { findCase, type CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { planOf, textsOf } from '../../store/pins.ts';
import type { Catalog } from './catalog.ts';
import type { Runner } from './runner.ts';
import { factFor, knowBy, type GivenToCase } from './fact-for-case.ts';
import {
  goOnFromJournal,
  over,
  resumeFromJournal,
  type MendedBesides,
} from './go-on-from-journal.ts';
import type { InterventionResult } from './intervention-result.ts';
import { mendedPlan } from './mended-plan.ts';
import { poll } from './poll.ts';
import { closingFact, isBehind } from './read-back.ts';

/** Lets cases go on, or ends them, that an error has stopped. */
export interface InterventionService {
  /** With `plan`, the flow as the definitions have it now takes over, if what has happened comes to the same record under it. */
  resume(id: string, mended: 'code' | 'plan', origin: ActOrigin): Promise<InterventionResult>;
  /** The case goes on with one fact more, or another, if what has happened comes to the same record with it. */
  resumeWithFact(id: string, given: GivenToCase, origin: ActOrigin): Promise<InterventionResult>;
  /** A case whose workflow is gone, or behind its record, goes on from what is on record, if that comes about with what is mended besides. */
  resumeFromJournal(
    id: string,
    besides: MendedBesides,
    origin: ActOrigin,
  ): Promise<InterventionResult>;
  /** A case whose workflow is gone is closed from what is on record. */
  close(id: string, closing: Omit<Closing, 'intervene'>): Promise<InterventionResult>;
}

interface InterventionDependencies {
  readonly store: Store;
  readonly runner: Runner;
  readonly catalog: Catalog;
  readonly now: () => Instant;
}

export const createInterventionService = (
  dependencies: InterventionDependencies,
): InterventionService => ({
  async resume(id, mended, origin) {
    const found = await findCase(dependencies.store, id);
    if (found === undefined) return { kind: 'unknown-case' };
    if (mended === 'code')
      return send(dependencies, found, { intervene: 'resume', mended, ...origin });
    const plan = await mendedPlan(dependencies, found);
    return 'kind' in plan
      ? plan
      : send(dependencies, found, { intervene: 'resume', mended, ...plan, ...origin });
  },
  async resumeWithFact(id, given, origin) {
    const found = await findCase(dependencies.store, id);
    if (found === undefined) return { kind: 'unknown-case' };
    const fact = await factFor(dependencies, found, given);
    if ('kind' in fact) return fact;
    const { name, value } = fact;
    const how = { intervene: 'resume', mended: 'fact', fact: { name, value } } as const;
    const result = await send(dependencies, found, { ...how, ...origin });
    if (result.kind === 'done') await knowBy(dependencies.store, id, fact.facts);
    return result;
  },
  async resumeFromJournal(id, besides, origin) {
    const found = await findCase(dependencies.store, id);
    return found === undefined
      ? { kind: 'unknown-case' }
      : resumeFromJournal(dependencies, found, { besides, origin });
  },
  async close(id, closing) {
    const found = await findCase(dependencies.store, id);
    if (found === undefined) return { kind: 'unknown-case' };
    const refusal = await unfitTemplate(dependencies, found, closing.template);
    if (refusal !== undefined) return { kind: 'refused', refusal };
    const given = { intervene: 'close', ...closing } as const;
    // What its workflow would say of the end could not be put on record.
    if (isBehind(found)) return goOnFromJournal(dependencies, { found }, closingFact(given));
    const outcome = await dependencies.runner.intervene(id, given);
    if (outcome.kind !== 'closed') return outcome;
    return found.status === 'ended'
      ? over
      : goOnFromJournal(dependencies, { found }, closingFact(given));
  },
});

/** Why a template cannot tell the candidate how the case has ended: it is not theirs, or wants values that only a step can give. */
const unfitTemplate = async (
  { store }: InterventionDependencies,
  found: CaseRecord,
  id: string | undefined,
): Promise<InterventionRefusal | undefined> => {
  if (id === undefined) return undefined;
  const plan = await planOf(store, found.plan);
  const template = plan && (await textsOf(store, plan.texts))?.templates[id];
  if (template === undefined)
    return { code: 'unknown-template', message: `the plan has no template "${id}"` };
  if (!closing.has(template.class))
    return {
      code: 'unfit-template',
      message: `the template "${id}" is not written to tell a candidate how their case has ended`,
    };
  if (namesReadBySome(template, plan))
    return {
      code: 'unfit-template',
      message: `the template "${id}" names facts that only some read, and is not for the candidate`,
    };
  const { requires = [] } = template;
  return requires.length === 0
    ? undefined
    : {
        code: 'unfit-template',
        message: `the template "${id}" wants values that only a step of the flow gives: ${requires.join(', ')}`,
      };
};

const namesReadBySome = (template: Template, plan: Plan | undefined): boolean =>
  plan !== undefined && usesOf(template).some(({ path }) => readersAt(path, plan).length > 0);

/** The classes that tell the candidate something of their case. */
const closing: ReadonlySet<string> = new Set<MessageClass>([
  'intent',
  'offer',
  'regret',
  'decision-status',
  'correction',
  'status',
]);

const send = async (
  { store, runner }: InterventionDependencies,
  found: CaseRecord,
  given: Intervention,
): Promise<InterventionResult> => {
  const outcome = await runner.intervene(found.id, given);
  if (outcome.kind === 'closed') return { kind: 'refused', refusal: workflowIsGone };
  return outcome.kind === 'done' && isBehind(found) && !(await isAgreed(store, found.id))
    ? { kind: 'refused', refusal: recordStands }
    : outcome;
};

const agreeMs = 3_000;

/** Whether what the workflow hands over again is taken this time, so that the case is no longer stopped. */
const isAgreed = async (store: Store, id: string): Promise<boolean> =>
  (await poll(agreeMs, async () =>
    (await findCase(store, id))?.status === 'stopped' ? undefined : true,
  )) === true;

const recordStands: InterventionRefusal = {
  code: 'still-failing',
  message:
    'the case still stands: its record says something else than its workflow. Let it go on from its record (resume --from-journal), or close it',
  reason: { code: 'journal-conflict' },
};

const workflowIsGone: InterventionRefusal = {
  code: 'not-stopped',
  message:
    'the case has no workflow that goes on: if it is not over, resume it from its journal (resume --from-journal, with --plan or --fact where these are mended), or close it',
};
