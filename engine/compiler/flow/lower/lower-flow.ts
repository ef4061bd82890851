import { latestGeneration } from '../../../model/generations.ts';
import type { Backstop, BaseStep, PageStep, Plan, Steps } from '../../../model/plan.ts';
import { shownByDefault } from '../../../model/shown.ts';
import { kindOf } from '../../../steps/index.ts';
import { factReaders } from '../../files/case/fact-readers.ts';
import type { WrittenShown } from '../../../steps/step.ts';
import type { ValuePath, Source } from '../../source/source.ts';
import { calendarsOfForms } from '../dependencies.ts';
import type { Library } from '../library.ts';
import { referencedIds, type WrittenFlow } from '../written-flow.ts';
import {
  lowerAssume,
  lowerPromise,
  type WrittenAssume,
  type WrittenPromise,
} from './lower-promises.ts';
import {
  type LoweringContext,
  createLoweringContext,
  lowerDuration,
  lowerExpression,
  lowerShown,
  lowerSteps,
  runFlow,
} from './lower-steps.ts';
import { reachTask } from './reach-task.ts';
import { systemFlows } from './system-flows.ts';

/** A plan, with the places and names that lowering has met. */
export interface LoweringResult {
  readonly plan: Omit<Plan, 'texts'>;
  /** Where each step is written. */
  readonly origins: StepOrigins;
  readonly templates: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  /** With the flows that it runs, the flow is too large; the plan is not whole. */
  readonly tooLarge: boolean;
}

export type StepOrigins = ReadonlyMap<
  BaseStep,
  { readonly source: Source; readonly path: ValuePath }
>;

/** Lowers a flow without errors to a plan. */
export function lowerFlow(flow: WrittenFlow, library: Library): LoweringResult {
  const context = createLoweringContext(flow, library);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has found it so
  const written = flow.source.value as WrittenPlan;
  const steps = lowerSteps(written.steps, context);
  const rules = [context, ...houseContexts(context)];
  const on = rules.reduce<Plan['on']>((known, one) => lowerHandlers(one, known), {});
  const backstops = rules.flatMap(lowerBackstops);
  const promises = (written.promises ?? []).map((one) => lowerPromise(one, context));
  const assume = lowerAssume(written.assume ?? {}, context);
  const system = {
    undelivered: runFlow(systemFlows.undelivered, 'system.undelivered', context),
    unknown: runFlow(systemFlows.unknown, 'system.unknown', context),
  };
  const reach = reachTask(context);
  const { shared } = context;
  const templates = namesUsed(shared.entered, 'template');
  const forms = namesUsed(shared.entered, 'form');
  return {
    plan: {
      interpreter: latestGeneration,
      flow: flow.id,
      title: written.title,
      zone: library.calendars.get(written.calendar)?.zone ?? 'UTC',
      calendars: calendarsOf([...shared.calendars, ...calendarsOfForms(forms, library)], library),
      steps,
      on,
      backstops,
      promises,
      assume,
      system,
      reach,
      classes: classesOf(templates, library),
      ...shownBy(context),
      ...readersInCase(context),
      ...(written.readers && { readers: written.readers }),
      ...(written['candidate-page'] && { candidatePage: written['candidate-page'] }),
      pages: pagesOf(steps),
    },
    origins: shared.origins,
    templates,
    forms,
    tooLarge: shared.tooLarge,
  };
}

/** `flows/<id>.yaml` as its schema lets it through, as far as it is not lowered step by step. */
interface WrittenPlan {
  readonly title: Plan['title'];
  readonly calendar: string;
  readonly steps: unknown;
  readonly on?: Readonly<Record<string, unknown>>;
  readonly backstops?: readonly WrittenBackstop[];
  readonly shows?: readonly WrittenShown[];
  readonly readers?: readonly string[];
  readonly 'candidate-page'?: 'none';
  readonly promises?: readonly WrittenPromise[];
  readonly assume?: WrittenAssume;
}

/** What the house may say as well. */
type HouseRules = Pick<WrittenPlan, 'on' | 'backstops' | 'shows'>;

interface WrittenBackstop {
  readonly unless: string;
  readonly after: string;
  readonly since?: string;
  readonly do: unknown;
}

/** The place of what the house says for every flow: its own steps and names, by the calendar of the flow. */
function houseContexts(context: LoweringContext): readonly LoweringContext[] {
  const flow = context.library.houseFlow;
  if (flow === undefined) return [];
  context.shared.entered.add(flow);
  return [{ ...context, flow, names: context.names.enter(flow, 'house'), caller: 'house' }];
}

/** What the flow shows, else the house. */
function shownBy(context: LoweringContext): Pick<Plan, 'shows'> {
  const { houseFlow } = context.library;
  const own = rulesOf(context).shows;
  if (own !== undefined) return { shows: lowerShown(own, context) };
  const ofHouse = houseFlow && rulesOf({ flow: houseFlow }).shows;
  return ofHouse === undefined ? unaskedFor(context) : { shows: lowerShown(ofHouse, context) };
}

/** Where nobody says what is shown, nothing is that only some read. */
function unaskedFor(context: LoweringContext): Pick<Plan, 'shows'> {
  const names = shownByDefault.map((name) => `case.${name}`);
  const shown = lowerShown(names, context);
  const open = shown.filter((one) => !('readers' in one));
  return open.length < shown.length ? { shows: open } : {};
}

function readersInCase({ library: { facts } }: LoweringContext): Pick<Plan, 'factReaders'> {
  const found = facts === undefined ? [] : factReaders(facts);
  return found.length === 0 ? {} : { factReaders: found };
}

/** Adds what comes of events of which nothing is known yet. */
function lowerHandlers(context: LoweringContext, known: Plan['on']): Plan['on'] {
  const handlers = Object.entries(rulesOf(context).on ?? {}).filter(([event]) => !(event in known));
  const lowered = handlers.map(
    ([event, steps]) => [event, lowerSteps(steps, inBranch(context, `on.${event}/`))] as const,
  );
  return { ...known, ...Object.fromEntries(lowered) };
}

const lowerBackstops = (context: LoweringContext): readonly Backstop[] =>
  (rulesOf(context).backstops ?? []).map((one, index) =>
    lowerBackstop(one, inBranch(context, `backstops.${index + 1}/`)),
  );

/** Whether a flow says itself what comes of an event. */
export const hasHandler = (flow: WrittenFlow, event: string): boolean =>
  event in (rulesOf({ flow }).on ?? {});

const rulesOf = ({ flow }: Pick<LoweringContext, 'flow'>): HouseRules =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has found it so
  flow.source.value as WrittenPlan;

const inBranch = (context: LoweringContext, branch: string): LoweringContext => ({
  ...context,
  names: context.names.branch(
    context.caller === undefined ? branch : `${context.caller}/${branch}`,
  ),
});

function lowerBackstop(written: WrittenBackstop, context: LoweringContext): Backstop {
  return {
    unless: written.unless,
    after: lowerDuration(written.after, context),
    ...(written.since === undefined ? {} : { since: lowerExpression(written.since, context) }),
    steps: lowerSteps(written.do, context),
  };
}

const namesUsed = (flows: Iterable<WrittenFlow>, reference: 'template' | 'form'): Set<string> =>
  new Set([...flows].flatMap((flow) => referencedIds(flow, reference)));

const calendarsOf = (names: readonly string[], library: Library): Plan['calendars'] =>
  Object.fromEntries(
    [...new Set(names)].toSorted().flatMap((name) => {
      const table = library.calendars.get(name);
      return table ? [[name, table] as const] : [];
    }),
  );

const classesOf = (templates: ReadonlySet<string>, library: Library): Plan['classes'] =>
  Object.fromEntries(
    [...templates].toSorted().flatMap((id) => {
      const kind = library.templates.get(id)?.class ?? 'system';
      return kind === 'system' ? [] : [[id, kind] as const];
    }),
  );

/** The candidate's page: steps of the main line and of flows that it always runs. A step in the branch of an outcome may never come. */
const pagesOf = (steps: Steps): readonly PageStep[] =>
  steps.flatMap((step) => {
    const kind = kindOf(step);
    const label = kind.page(step);
    const inside = kind.inside(step);
    const [only] = kind.goesThrough && inside.length === 1 ? inside : [];
    return [...(label === undefined ? [] : [{ step: step.id, label }]), ...pagesOf(only ?? [])];
  });
