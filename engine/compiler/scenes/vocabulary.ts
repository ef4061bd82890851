import type { JsonObject, Label } from '../../model/base.ts';
import type { CalendarTable } from '../../model/calendar.ts';
import { systemTemplates } from '../../model/message.ts';
import type { Plan } from '../../model/plan.ts';
import { stepsOf } from '../../simulation/step-lists.ts';
import { kindOf } from '../../steps/index.ts';
import { messageStepOf } from '../../steps/message-step.ts';

/** The flow and the definitions against which scenes are compiled. */
export interface SceneContext {
  readonly plan: Omit<Plan, 'texts'>;
  /** Id of the calendar of the "business" durations in the flow, and so in its scenes. */
  readonly calendar: string;
  readonly calendars: ReadonlyMap<string, CalendarTable>;
  readonly caseSchema: JsonObject;
  /** `candidate`, roles and people. */
  readonly who: readonly string[];
}

/** Everything that a scene may name, besides the people. */
export interface SceneVocabulary {
  /** Ids of templates, and of steps that send or ask. */
  readonly messages: readonly string[];
  /** Outcomes by the name of a task: its id, or the last segment of that. */
  readonly tasks: ReadonlyMap<string, readonly string[]>;
  readonly events: readonly string[];
  /** The outcomes with which the case may end. */
  readonly ends: readonly string[];
  /** Labels of the candidate's page, in all languages. */
  readonly pages: readonly string[];
}

export function vocabularyOf(plan: SceneContext['plan']): SceneVocabulary {
  const steps = stepsOf({ ...plan, texts: '' });
  const tasks = new Map<string, readonly string[]>();
  const reached = (plan.reach?.outcomes ?? []).map(({ outcome }) => outcome);
  for (const step of steps) {
    const kind = kindOf(step);
    if (kind.outcomes === undefined) continue;
    const answers = kind.otherAnswers?.(step) ?? [];
    addOutcomes(tasks, step.id, [...(kind.comesTo?.(step) ?? []), ...answers, 'unasked']);
    addOutcomes(tasks, `${step.id}/reach`, [...reached, 'silent', 'unasked']);
  }
  const telling = steps.flatMap((step) => messageStepOf(kindOf(step), step, step.id) ?? []);
  return {
    messages: unique([
      ...systemTemplates,
      ...Object.keys(plan.classes),
      ...telling.flatMap(namesOf),
      ...tasks.keys(),
    ]),
    tasks,
    events: Object.keys(plan.on),
    ends: unique(['completed', ...steps.flatMap((step) => kindOf(step).endsAs?.(step) ?? [])]),
    pages: unique(['none', ...steps.flatMap((step) => textsOf(kindOf(step).page(step)))]),
  };
}

function addOutcomes(
  tasks: Map<string, readonly string[]>,
  id: string,
  outcomes: readonly string[],
): void {
  for (const name of namesOf(id))
    tasks.set(name, unique([...(tasks.get(name) ?? []), ...outcomes]));
}

const namesOf = (id: string): readonly string[] => unique([id, id.slice(id.lastIndexOf('/') + 1)]);

const textsOf = (label: Label | undefined): readonly string[] =>
  typeof label === 'string' ? [label] : Object.values(label ?? {});

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
