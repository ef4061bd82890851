import type { OutcomeOption } from './journal.ts';
import type { MessageClass } from './message.ts';
import type { Duration, Label } from './base.ts';

/** The templates and forms that are pinned with a plan, under the hash of their content. */
export interface Texts {
  readonly templates: Readonly<Record<string, Template>>;
  readonly forms: Readonly<Record<string, Form>>;
  /** Whoever writes; without it, it has the name of the settings, and answers go to the sender. */
  readonly company?: Correspondent;
}

/** The company as mails have it. */
export interface Correspondent {
  readonly name: Label;
  /** A mail address. */
  readonly replyTo?: string;
  /** `#rrggbb`, on which white letters can be read. */
  readonly color?: string;
  readonly imprint?: Label;
}

export interface Template {
  readonly id: string;
  readonly class: MessageClass | 'system';
  /** Liquid, by locale. */
  readonly subject: Readonly<Record<string, string>>;
  /** MJML with Liquid inside, by locale. */
  readonly body: Readonly<Record<string, string>>;
  /** Values that a step must give under `with`. */
  readonly requires?: readonly string[];
}

/** For whom a template is written; `house` is everybody but the candidate. */
export type TemplateReader = 'candidate' | 'house';

/** A form that a person fills in. */
export interface Form {
  readonly id: string;
  readonly title: Label;
  readonly intro?: Label;
  readonly fields: readonly FormField[];
  /** Buttons under the form; none means one button that answers it. */
  readonly choices: readonly OutcomeOption[];
}

export type FormField = {
  readonly name: string;
  readonly label: Label;
  readonly help?: Label;
  readonly required: boolean;
  /** The answer is a term of the offer. */
  readonly 'offer-term'?: true;
  /** The roles whose holders read the answer; without it, whoever reads the case. */
  readonly readers?: readonly string[];
} & (
  | { readonly type: 'text' | 'paragraph'; readonly maxLength: number }
  | { readonly type: 'choice' | 'choices'; readonly options: readonly Option[] }
  | {
      readonly type: 'working-day';
      readonly calendar: string;
      readonly from: Duration;
      readonly count: number;
    }
  | { readonly type: 'upload'; readonly accept: readonly string[]; readonly maxBytes: number }
);

export interface Option {
  readonly value: string;
  readonly label: Label;
}

/** `directory.yaml`: the one part of the definitions that is not pinned with a case. */
export interface Directory {
  /** Path into the case that names the department, e.g. `position.department`. */
  readonly department: string;
  readonly people: readonly Person[];
  readonly roles: Readonly<Record<string, RoleHolders>>;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  /** IANA time zone in which the person is shown times. */
  readonly zone: string;
  readonly department?: string;
  readonly region?: string;
  readonly manager?: string;
  readonly active: boolean;
}

/** Who holds a role: by department, and in every other department. */
export interface RoleHolders {
  readonly departments: Readonly<Record<string, readonly string[]>>;
  readonly otherwise: readonly string[];
}
