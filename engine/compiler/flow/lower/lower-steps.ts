import { compileExpression } from '../../../expression/check/compile-expression.ts';
import type { ExpressionEnvironment } from '../../../expression/check/environment.ts';
import { isObject, type Duration, type Expression } from '../../../model/base.ts';
import { type ApprovalSubject, wordingAlone } from '../../../model/approval-subject.ts';
import type { BaseStep, Steps } from '../../../model/plan.ts';
import { isShownAnswer, nameOfShown, type ShownValue } from '../../../model/shown.ts';
import type { StepLowering, WrittenShown } from '../../../steps/step.ts';
import { parseDuration } from '../../../time/duration.ts';
import type { ValuePath, Source } from '../../source/source.ts';
import { environmentBehind, withResults } from '../expression-environment.ts';
import type { Library } from '../library.ts';
import { type Namer, createNamer } from '../name-steps.ts';
import { shownBehind, shownMessage } from '../shown-values.ts';
import type { WrittenFlow, WrittenStep } from '../written-flow.ts';

/** The place in a plan at which steps are lowered. */
export interface LoweringContext {
  readonly flow: WrittenFlow;
  /** Id of the calendar of the "business" durations in this flow. */
  readonly calendar: string;
  readonly names: Namer;
  /** The path of the step that runs this flow; none in the flow that the plan is of. */
  readonly caller?: string;
  /** How many parts, each run by the next, are around it. */
  readonly depth: number;
  readonly library: Library;
  readonly shared: SharedState;
}

/** State that the whole plan shares. */
interface SharedState {
  readonly entered: Set<WrittenFlow>;
  readonly calendars: Set<string>;
  readonly environments: Map<WrittenFlow, ExpressionEnvironment | undefined>;
  readonly origins: Map<BaseStep, { readonly source: Source; readonly path: ValuePath }>;
  tooLarge: boolean;
}

/** Bounds for parts that run parts that run parts. */
const maxSteps = 2000;
const maxDepth = 20;

/** The context of the flow that the plan is of. */
export const createLoweringContext = (flow: WrittenFlow, library: Library): LoweringContext => ({
  flow,
  calendar: calendarOf(flow) ?? '',
  names: createNamer(flow),
  depth: 0,
  library,
  shared: {
    entered: new Set([flow]),
    calendars: new Set(),
    environments: new Map(),
    origins: new Map(),
    tooLarge: false,
  },
});

/** Lowers a list of steps that is written in the flow of the context. */
export const lowerSteps = (written: unknown, context: LoweringContext): Steps =>
  (Array.isArray(written) ? written : []).flatMap((value: unknown) => {
    const step = context.flow.stepOf(value);
    return step ? lowerStep(step, context) : [];
  });

/** Lowers the steps of a part in this place; `id` is the path of their caller. */
export function runFlow(flow: WrittenFlow, id: string, context: LoweringContext): Steps {
  const depth = context.depth + 1;
  context.shared.entered.add(flow);
  context.shared.tooLarge ||= depth > maxDepth;
  if (context.shared.tooLarge) return [];
  const written = isObject(flow.source.value) ? flow.source.value['steps'] : [];
  const calendar = calendarOf(flow) ?? context.calendar;
  return lowerSteps(written, {
    ...context,
    flow,
    calendar,
    depth,
    names: context.names.enter(flow, id),
    caller: id,
  });
}

/** Reads a duration that has been checked, and keeps in mind which calendar it needs. */
export function lowerDuration(text: string, { calendar, shared }: LoweringContext): Duration {
  const duration = parseDuration(text, calendar);
  if (duration === undefined) throw new Error(`"${text}" has not been checked`);
  if ('calendar' in duration) shared.calendars.add(duration.calendar);
  return duration;
}

/** Lowers the CEL of a text that may be marked with `=`, with the run of the flow in which it stands. */
export function lowerExpression(text: string, context: LoweringContext): Expression {
  const cel = text.replace(/^=/, '').trim();
  const environment = environmentOf(context);
  const run = context.caller === undefined ? {} : { in: context.caller };
  return { ...(environment ? compileExpression(cel, environment) : { cel }), ...run };
}

/** A name has the same type wherever it may stand in a flow, so one environment is enough for all of its expressions. */
function environmentOf({
  flow,
  library,
  shared: { environments },
}: LoweringContext): ExpressionEnvironment | undefined {
  if (!environments.has(flow))
    environments.set(
      flow,
      environmentBehind({ certain: withResults(flow.steps), sentBack: [] }, flow, library),
    );
  return environments.get(flow);
}

/** What a part shows in its own tasks; that of the plan stands in the plan. */
function shownInRun({ flow, caller }: LoweringContext): readonly WrittenShown[] | undefined {
  const written = flow.source.value;
  if (caller === undefined || !isObject(written) || !Array.isArray(written['shows']))
    return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has found it so
  return written['shows'] as readonly WrittenShown[];
}

/** The values that people see under these names; answers are those of steps of the same run. Of one that is named twice the first counts. */
export const lowerShown = (
  names: readonly WrittenShown[],
  { flow, library, caller }: Pick<LoweringContext, 'flow' | 'library' | 'caller'>,
): readonly ShownValue[] => {
  const found = new Map<string, ShownValue>();
  for (const name of names) {
    const shown =
      typeof name === 'string'
        ? shownBehind(name, flow, library)
        : [shownMessage(name.message, library)];
    if (shown === undefined || 'problem' in shown) continue;
    for (const one of shown) {
      const value =
        isShownAnswer(one) && caller !== undefined
          ? { ...one, step: `${caller}/${one.step}` }
          : one;
      const key = JSON.stringify(nameOfShown(value));
      if (!found.has(key)) found.set(key, value);
    }
  }
  return [...found.values()];
};

/** One about an approval that is itself about something else is about the same. */
function lowerSubject(name: string, context: LoweringContext): ApprovalSubject {
  if (name === wordingAlone) return { of: 'text' };
  const { flow, caller } = context;
  const step = caller === undefined ? name : `${caller}/${name}`;
  const named = flow.steps.find(({ id }) => id === name);
  if (named?.kind.decides === undefined) return { of: 'step', step };
  const { about } = named.fields;
  const its = typeof about === 'string' ? lowerSubject(about, context) : undefined;
  return its === undefined || its.of === 'decision' ? { of: 'decision', step } : its;
}

const calendarOf = ({ source: { value } }: WrittenFlow): string | undefined =>
  isObject(value) && typeof value['calendar'] === 'string' ? value['calendar'] : undefined;

function lowerStep(step: WrittenStep, context: LoweringContext): readonly BaseStep[] {
  const { shared, flow } = context;
  shared.tooLarge ||= shared.origins.size >= maxSteps;
  if (shared.tooLarge) return [];
  const id = context.names.name(step);
  const { when } = step.fields;
  const lowered: BaseStep = {
    kind: step.kind.kind,
    id,
    ...(typeof when === 'string' ? { when: lowerExpression(when, context) } : {}),
    ...step.kind.lower(step.fields, createLowering(step, id, context)),
  };
  shared.origins.set(lowered, { source: flow.source, path: step.place.path });
  return [lowered];
}

const createLowering = (step: WrittenStep, id: string, context: LoweringContext): StepLowering => ({
  steps: (written, branch) =>
    lowerSteps(written, { ...context, names: context.names.branch(`${id}.${branch}/`) }),
  inline() {
    const part = context.library.partRunBy(step, context.flow);
    return part ? runFlow(part, id, context) : [];
  },
  duration: (text) => lowerDuration(text, context),
  isDuration: (text) => parseDuration(text, context.calendar) !== undefined,
  expression: (text) => lowerExpression(text, context),
  who: (text) => (text.startsWith('=') ? lowerExpression(text, context) : text),
  choices: (form) => context.library.forms.get(form)?.choices ?? [],
  subject: (name) => lowerSubject(name, context),
  formTitle: (form) => context.library.forms.get(form)?.title ?? form,
  requires: (template) => context.library.templates.get(template)?.requires ?? [],
  shown: (names = shownInRun(context)) => names && lowerShown(names, context),
});
