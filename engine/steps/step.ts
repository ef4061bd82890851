import type { OutcomeOption } from '../model/journal.ts';
import type { Coroutine, StepContext } from '../ports/step-context.ts';
import type { Behaviour, BehaviourContext } from '../behaviour/behaviour.ts';
import type { BaseStep, Steps } from '../model/plan.ts';
import type { Duration, Expression, Label, Who } from '../model/base.ts';
import type { MessageClass } from '../model/message.ts';
import type { ApprovalSubject } from '../model/approval-subject.ts';
import type { ShownValue } from '../model/shown.ts';
import type { StepMessage } from './step-message.ts';

/**
 * Everything that the engine knows about one kind of step. Shared code never names a kind: it asks for a property that every kind declares here.
 * `Written` is the step as the author wrote it, already valid against `main` and `fields`; `Step` is the step in a plan.
 */
export interface StepKind<Written, Step extends BaseStep> {
  readonly kind: Step['kind'];
  /** One sentence for the reference and the editor. */
  readonly summary: string;
  /** A whole step in YAML. Tests check, lower and run it. */
  readonly example: string;
  /** Schema of the value of the kind's own key. */
  readonly main: AnnotatedSchema;
  /** Schemas of the other keys, but for `id`, `when` and `note`, which every kind has. */
  readonly fields: Readonly<Record<string, AnnotatedSchema>>;
  readonly required: readonly string[];
  /** For a required key, the hint of the diagnostic that it is missing. */
  readonly missing?: Readonly<Record<string, string>>;
  /** Where the outcomes of the step are written: they are fixed, or the keys under a field, or the choices of the form that a field names. */
  readonly outcomes?: {
    readonly fixed?: readonly string[];
    readonly under?: string;
    readonly ofForm?: string;
  };
  /** The values that later expressions may read under the step's id, once it has run. */
  readonly results: Readonly<Record<string, ResultType>>;
  /** The step sends a message: backstops and promises may name it. */
  readonly tells?: true;
  /**
   * The key under which the step may name the template of a message by which it asks, the keys that are about that message, and those that
   * have no place beside it. Then `<id>.sent` names the message, and its moments are results of the step.
   */
  readonly request?: {
    readonly key: string;
    readonly about: readonly string[];
    readonly excludes: readonly string[];
  };
  /** That message, in a plan. */
  readonly sends?: (step: Step) => StepMessage | undefined;
  /** The keys under which steps stand for which the line need not wait. */
  readonly beside?: readonly string[];
  /** Its answers are a yes or a no: another one can decide it anew. */
  readonly decides?: true;
  /** The case is over after this step. */
  readonly ends?: true;
  /** Exactly one of the lists of steps inside is carried out before the step is over. */
  readonly goesThrough?: 'one';
  /** Makes a step of the plan. */
  readonly lower: (written: Written, lowering: StepLowering) => Omit<Step, keyof BaseStep>;
  /** Every list of steps inside the step, for traversals of a plan. */
  readonly inside: (step: Step) => readonly Steps[];
  /** Every outcome that the step can have, for the coverage of rehearsals. */
  readonly comesTo?: (step: Step) => readonly string[];
  /** The key of the steps behind which it begins anew, the key that says how often, and the results that those steps may read already. */
  readonly leadsBack?: {
    readonly under: string;
    readonly bound: string;
    readonly results: readonly string[];
  };
  /** Answers that people may give in it and that settle nothing. */
  readonly otherAnswers?: (step: Step) => readonly string[];
  /** The outcome with which the step ends the case. */
  readonly endsAs?: (step: Step) => string;
  /** The label under which the candidate's page may show the step. */
  readonly page: (step: Step) => Label | undefined;
  /** What the step can do, as a term of the algebra that proofs, diagrams and expected times are computed from. */
  readonly behaviour: (step: Step, context: BehaviourContext) => Behaviour;
  /** Carries the step out. */
  readonly run: (step: Step, context: StepContext) => Coroutine;
}

/** Type of a result; an `instant` is an ISO 8601 string. */
export type ResultType = 'string' | 'instant' | 'map' | 'yes-no';

/** JSON Schema 2020-12, with annotations for what a schema cannot say; `engine/compiler/flow/checks/` follows them. */
export interface AnnotatedSchema {
  readonly type?: string | readonly string[];
  /** What such a value is called in a message: `a duration`. */
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly string[];
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly pattern?: string;
  /** What a text must not hold. */
  readonly not?: { readonly pattern: string };
  readonly maxLength?: number;
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
  /** The string names something that must exist. */
  readonly refersTo?: Reference;
  /** The string is a CEL expression of this type; with `marked`, only when it starts with the marker (default `=`). */
  readonly expression?: {
    readonly type: 'bool' | 'instant' | 'any';
    readonly marked?: boolean;
    readonly marker?: string;
  };
  /** The string is a duration; it may carry the suffix, or be a percentage instead, and falls into the one under the key `inside` of its step. */
  readonly duration?: {
    readonly percent?: boolean;
    readonly suffix?: string;
    /** Or this before it, as in `every 24h`. */
    readonly prefix?: string;
    /** How long it is at least, if it bears the prefix or has none. */
    readonly least?: string;
    readonly inside?: string;
  };
  /** With `expression.marked`: the unmarked string must be a duration, and the marked one needs `atMost` beside it. */
  readonly orDuration?: boolean;
  /** The number must not exceed the number of entries under this key beside it. */
  readonly seatsIn?: string;
  /** The string is a fraction, of at most the whole. */
  readonly parts?: true;
  /** The template is shown here, and sent by another step. */
  readonly shownOnly?: true;
  /** Values that the step gives the template by itself, each with the key beside it that says what it is. */
  readonly gives?: Readonly<Record<string, string>>;
  /** The template is told the candidate, whomever the step asks, and is of this class. */
  readonly toldCandidate?: MessageClass;
  /** Words for what the map beside it names, which has this key. */
  readonly labelsFor?: string;
  /** The key means nothing without this one beside it. */
  readonly needsKey?: string;
  /** Hints for missing required keys of an object that is not a step. */
  readonly missing?: Readonly<Record<string, string>>;
}

/**
 * `who` is `candidate`, a role or a person's id. `outcome` is an outcome of the same step. `message` is a step that tells,
 * a class of message, or `answer`; `task` a step that somebody has to do; `step` a step that tells, or a task; `subject` such a step, or
 * `text`; `shown` a fact of the case, or an answer of a form.
 */
export type Reference =
  | 'who'
  | 'template'
  | 'form'
  | 'flow'
  | 'part'
  | 'calendar'
  | 'outcome'
  | 'message'
  | 'task'
  | 'step'
  | 'subject'
  | 'pack'
  | 'shown';

/** What a step names under `shows`. */
export type WrittenShown = string | { readonly message: string };

/** What `lower` may ask of the compiler. */
export interface StepLowering {
  /** Lowers the steps of one branch, whose name becomes part of the ids of steps that are inlined there. */
  steps(written: unknown, branch: string): Steps;
  /** Inlines the steps of the part that the step runs. */
  inline(): Steps;
  duration(text: string): Duration;
  isDuration(text: string): boolean;
  /** A name, or an expression if the text begins with `=`. */
  who(text: string): Who;
  /** The expression in a text that may begin with `=`. */
  expression(text: string): Expression;
  /** The choices of a form; empty when it is only filled in. */
  choices(form: string): readonly OutcomeOption[];
  formTitle(form: string): Label;
  /** What an approval is about: `text`, or a step of the same flow. */
  subject(name: string): ApprovalSubject;
  /** The values that a template is to be given. */
  requires(template: string): readonly string[];
  /** The values that people see under these names; without any, under those of the flow, where another one runs it. */
  shown(names: readonly WrittenShown[] | undefined): readonly ShownValue[] | undefined;
}

/** Declares a kind of step; only checks that its types agree. */
export const defineStep = <Written, Step extends BaseStep>(
  kind: StepKind<Written, Step>,
): StepKind<Written, Step> => kind;
