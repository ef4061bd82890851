import type { OutcomeOption } from '../model/journal.ts';
import type { Coroutine, StepContext } from '../ports/step-context.ts';
import type { Behaviour, BehaviourContext } from '../behaviour/behaviour.ts';
import type { BaseStep, Steps } from '../model/plan.ts';
import type { Duration, Expression, Label, Who } from '../model/base.ts';

/**
 * Everything the engine knows about one kind of step. Shared code never names a kind: what it needs to know is asked here.
 * `Written` is the step as the author wrote it, already valid against `main` and `fields`.
 */
export interface StepKind<Written, Step extends BaseStep> {
  readonly kind: Step['kind'];
  /** One sentence for the reference and the editor. */
  readonly summary: string;
  /** A whole step in YAML that checks, lowers and runs; the tests do so. */
  readonly example: string;
  /** Schema of the value of the kind's own key. */
  readonly main: AnnotatedSchema;
  /** Schemas of the other keys; `id`, `when` and `note` are everybody's. */
  readonly fields: Readonly<Record<string, AnnotatedSchema>>;
  readonly required: readonly string[];
  /** What to write when a required key is missing, in words of an author: becomes the diagnostic's hint. */
  readonly missing?: Readonly<Record<string, string>>;
  /** Where the step's outcomes come from: fixed ones, the keys under a field, the choices of the form that a field names. */
  readonly outcomes?: {
    readonly fixed?: readonly string[];
    readonly under?: string;
    readonly ofForm?: string;
  };
  /** What later expressions may read under the step's id, once it has run. */
  readonly results: Readonly<Record<string, ResultType>>;
  /** The case is over after this step. */
  readonly ends?: true;
  /** The line always goes through one of the lists inside before it goes on. */
  readonly goesThrough?: 'one';
  readonly lower: (written: Written, lowering: StepLowering) => Omit<Step, keyof BaseStep>;
  /** Every list of steps inside, for whoever walks a plan. */
  readonly inside: (step: Step) => readonly Steps[];
  /** Everything that a lowered step can come to, for whoever counts what rehearsals have reached. */
  readonly comesTo?: (step: Step) => readonly string[];
  /** How the case ends after this step. */
  readonly endsAs?: (step: Step) => string;
  /** The label under which the candidate's page may show the step. */
  readonly page: (step: Step) => Label | undefined;
  /** What the step is to the proofs, the diagram and the expected times. */
  readonly behaviour: (step: Step, shaping: BehaviourContext) => Behaviour;
  readonly run: (step: Step, line: StepContext) => Coroutine;
}

/** `instant` is an ISO 8601 string to expressions. */
export type ResultType = 'string' | 'instant' | 'map';

/** JSON Schema 2020-12, with annotations that the checker follows. */
export interface AnnotatedSchema {
  readonly type?: string | readonly string[];
  /** What such a value is called in a message: `a duration`. */
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly items?: AnnotatedSchema;
  readonly properties?: Readonly<Record<string, AnnotatedSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | AnnotatedSchema;
  readonly propertyNames?: AnnotatedSchema;
  readonly oneOf?: readonly AnnotatedSchema[];
  readonly anyOf?: readonly AnnotatedSchema[];
  readonly $ref?: string;
  /** The string names one of these, which must exist. */
  readonly refersTo?: Reference;
  /** The string is a CEL expression of this type; with `marked`, only when it starts with the marker (default `=`). */
  readonly expression?: {
    readonly type: 'bool' | 'instant' | 'any';
    readonly marked?: boolean;
    readonly marker?: string;
  };
  /** The string is a duration; it may carry the suffix, or be a percentage instead. */
  readonly duration?: { readonly percent?: boolean; readonly suffix?: string };
  /** With `expression.marked`: the unmarked string must be a duration, and the marked one needs `atMost` beside it. */
  readonly orDuration?: boolean;
  /** The number counts entries of this key beside it. */
  readonly seatsIn?: string;
  /** Hints for missing required keys of an object that is not a step. */
  readonly missing?: Readonly<Record<string, string>>;
}

/**
 * `who` is `candidate`, a role or a person's id. `outcome` is an outcome of the same step. `message` is a step that tells,
 * a class of message, or `answer`; `task` a step that somebody has to do; `step` a step that tells, or a task.
 */
export type Reference =
  | 'who'
  | 'template'
  | 'form'
  | 'flow'
  | 'calendar'
  | 'outcome'
  | 'message'
  | 'task'
  | 'step'
  | 'pack';

/** What the compiler offers to `lower`. */
export interface StepLowering {
  /** Lowers the steps of one arm; `arm` becomes part of the ids of steps inlined there. */
  steps(written: unknown, arm: string): Steps;
  /** Inlines another flow's steps. */
  inline(flow: string): Steps;
  duration(text: string): Duration;
  isDuration(text: string): boolean;
  /** A name, or an expression when it begins with `=`. */
  who(text: string): Who;
  /** Of a string that may begin with `=`. */
  expression(text: string): Expression;
  /** The form's own choices; empty when a form is only filled in. */
  choices(form: string): readonly OutcomeOption[];
  formTitle(form: string): Label;
}

/** Checks that key, type and step agree; the type checker then knows the whole kind. */
export const defineStep = <Written, Step extends BaseStep>(
  kind: StepKind<Written, Step>,
): StepKind<Written, Step> => kind;
