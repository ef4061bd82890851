import type { Duration, Instant, Label } from '../../model/base.ts';
import type { MessageClass } from '../../model/message.ts';
import type { FlowPromise } from '../../model/plan.ts';

/** The values that the sentence of each code names: steps, templates, people and fields by their names in the definitions. */
export interface FindingValues {
  readonly ghosted: EndOfCase;
  readonly 'promise-broken': WorstCaseValues & { readonly promise: FlowPromise };
  readonly 'promise-never': EndOfCase & { readonly promise: FlowPromise };
  readonly 'promise-unknown': { readonly promise: FlowPromise };
  readonly 'silence-broken': WorstCaseValues & { readonly who: string; readonly within: Duration };
  readonly 'withdrawal-unanswered': { readonly event: string };
  /** The text of the expression. */
  readonly 'start-unbounded': { readonly since: string };
  readonly 'beyond-horizon': object;
  readonly 'too-wide': { readonly step: string };

  readonly 'offer-unapproved': OnPath & { readonly offer: string };
  readonly 'offer-by-silence': OnPath & { readonly approval: string; readonly offer: string };
  readonly 'approval-after-offer': OnPath & { readonly approval: string; readonly offer: string };
  readonly 'rejection-by-score': OnPath & { readonly regret: string };
  readonly 'offer-and-regret': OnPath & { readonly template: string; readonly before: string };
  readonly 'two-offers': OnPath & { readonly template: string; readonly before: string };

  readonly 'nobody-there': InDepartments & { readonly who: string };
  readonly 'escalation-same': InDepartments & EscalationValues;
  readonly 'escalation-overlaps': InDepartments & EscalationValues;
  readonly 'quorum-unreachable': InDepartments & QuorumValues;
  readonly 'same-approver': InDepartments & { readonly person: string; readonly before: string };

  readonly 'offer-after-no': AfterStep;
  readonly 'regret-after-yes': AfterStep;
  readonly 'undecided-after-no': AfterStep;
  readonly 'undecided-after-outcome': AfterStep;
  readonly 'offer-term-shown': ShownField & { readonly class: MessageClass | 'system' };
  readonly 'value-is-moment': GivenValue;
  readonly 'value-not-moment': GivenValue;

  readonly 'rule-broken': QuotesRule & WorstCaseValues;
  readonly 'rule-never': QuotesRule & EndOfCase;
  readonly 'expiry-missing': QuotesRule & { readonly template: string; readonly value: string };
  readonly 'answer-cut-short': QuotesRule & AnswerWindowValues;
  readonly 'answer-after-expiry': QuotesRule & AnswerWindowValues;
  readonly 'offer-taken-back': QuotesRule & AfterStep;
  readonly 'person-missing': QuotesRule & { readonly template: string };
  readonly 'shown-in-class': QuotesRule & ShownField;
}

/** The outcome with which the case ends; missing where no path to its end has been found. */
interface EndOfCase {
  readonly outcome?: string;
}

/** From when the worst case counts, when it comes, when it would have been due, and how many milliseconds lie between the last two. */
export interface WorstCaseValues {
  readonly from: Instant;
  readonly comes: Instant;
  readonly due: Instant;
  readonly over: number;
}

/** The names of the steps along which it happens. */
interface OnPath {
  readonly path: string;
}

/** Names of all departments in which it is so. */
interface InDepartments {
  readonly department: string;
}

/** Whom the level names, and who of them have been silent on one before it. */
interface EscalationValues {
  readonly who: string;
  readonly people: readonly string[];
}

interface QuorumValues {
  /** So many have to say yes, */
  readonly needed: number;
  /** and so many can, */
  readonly there: number;
  /** of these people. */
  readonly people: readonly string[];
}

/** A message, and the step that it does not go with. */
interface AfterStep {
  readonly template: string;
  readonly after: string;
}

interface ShownField {
  readonly template: string;
  readonly field: string;
}

/** A value that a step gives to a text in one locale. */
interface GivenValue {
  readonly template: string;
  readonly value: string;
  readonly locale: string;
  readonly written: string;
}

/** The step whose message gives time to answer, and how much. */
interface AnswerWindowValues {
  readonly after: string;
  readonly said: Duration;
}

interface QuotesRule {
  readonly rule: QuotedRule;
}

/** A rule of a pack as a finding cites it. */
export interface QuotedRule {
  readonly id: string;
  readonly pack: string;
  readonly text: Label;
  /** Name and address. */
  readonly source: string;
  /** The day from which the pack is in force. */
  readonly effective: string;
}
