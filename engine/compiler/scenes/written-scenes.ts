import type { Refusal } from '../../model/act.ts';
import type { JsonObject } from '../../model/base.ts';
import type { MessageClass } from '../../model/message.ts';

/** `flows/<id>.test.yaml` as its schema lets it through. */
export interface WrittenTestFile {
  readonly rehearse: string;
  readonly case?: JsonObject;
  readonly start?: string;
  readonly scenes: readonly WrittenScene[];
}

export interface WrittenScene {
  readonly title: string;
  readonly case?: JsonObject;
  readonly start?: string;
  readonly script?: readonly WrittenScriptedAct[];
  readonly mail?: readonly WrittenMailRule[];
  readonly expect: readonly WrittenExpectation[];
}

export interface WrittenScriptedAct {
  readonly who: string;
  readonly does: string;
  readonly at?: string;
  readonly after?: string;
  readonly on?: string;
  readonly nth?: number;
  readonly task?: string;
  readonly comment?: string;
  readonly answers?: JsonObject;
  readonly refused?: Refusal['code'];
}

export interface WrittenMailRule {
  readonly does: 'accept' | 'refuse' | 'stall' | 'bounce' | 'lose';
  readonly to?: string;
  readonly message?: string;
  readonly from?: string;
  readonly until?: string;
  readonly times?: number;
  readonly reason?: string;
}

export interface WrittenWhen {
  readonly at?: string;
  readonly within?: string;
  readonly since?: string;
}

export interface WrittenPattern {
  readonly message: string;
  readonly to?: string;
  readonly class?: MessageClass;
}

export type WrittenExpectation =
  | (WrittenPattern & WrittenWhen & { readonly order?: 'any'; readonly times?: number })
  | { readonly undelivered: string; readonly to?: string }
  | (WrittenWhen & { readonly outcome: string })
  | (WrittenWhen & { readonly task: string; readonly is: string })
  | { readonly promise: number; readonly is: 'kept' | 'broken' }
  | { readonly decisions: string; readonly are: Readonly<Record<string, string>> }
  | { readonly never: WrittenPattern | { readonly outcome: string } }
  | { readonly silence: string; readonly atMost: string }
  | WrittenPage;

export interface WrittenPage {
  readonly page: string;
  readonly at?: string;
  readonly done?: readonly string[];
  readonly follows?: readonly string[];
  readonly told?: readonly string[];
}
