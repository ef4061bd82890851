import type { Duration, Expression, Label, Who } from '../model/base.ts';
import type { Steps } from '../model/plan.ts';

/** A message that a flow sends, in a plan. */
export interface FlowMessage {
  readonly template: string;
  readonly with: Readonly<Record<string, TemplateValue>>;
  readonly locale?: string;
  readonly try: Duration;
  /** Default: the plan's own. */
  readonly undelivered?: Steps;
}

/** A message that a step of a plan sends. */
export interface StepMessage {
  readonly message: FlowMessage;
  readonly to: Who;
  /** What it asks, where it asks. */
  readonly asks?: { readonly title: Label; readonly within: Duration };
}

/** Literal text, a moment counted from when the message leaves, or an expression. */
export type TemplateValue = { readonly text: string } | { readonly after: Duration } | Expression;
