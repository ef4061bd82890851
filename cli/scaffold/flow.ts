import type { LoadedDefinitions } from '../../engine/compiler/load-definitions.ts';
import type { Template } from '../../engine/model/definitions.ts';
import { type NewFiles, type NoBeginning, titleOf } from './new-files.ts';
import { beginTemplate } from './template.ts';

/** A flow by which every candidate hears within three business days, of what these definitions have, and its offer. */
export function beginFlow(id: string, loaded: LoadedDefinitions): NewFiles | NoBeginning {
  const parts = partsOf(loaded);
  if ('problem' in parts) return parts;
  const offer = `${id}-offer`;
  return new Map([
    [`flows/${id}.yaml`, flowText(id, { ...parts, offer })],
    ...beginTemplate(offer, 'offer'),
  ]);
}

/** The names that the flow stands on. */
interface FlowParts {
  readonly calendar: string;
  readonly approver: string;
  readonly deputy: string;
  readonly templates: Readonly<Record<WantedClass, string>>;
  readonly form: { readonly id: string; readonly yes: string; readonly no: string };
}

interface BegunFlow extends FlowParts {
  /** Its own: what others say of how things go on need not hold of it. */
  readonly offer: string;
}

const wanted = ['status', 'decision-status', 'regret', 'notice'] as const;
type WantedClass = (typeof wanted)[number];

/** Values that the flow gives to a message that requires them. */
const given: Partial<Record<WantedClass, readonly string[]>> = {
  status: ['expected'],
};

function partsOf({ library, directory }: LoadedDefinitions): FlowParts | NoBeginning {
  const [calendar] = library.calendars.keys();
  if (calendar === undefined)
    return { problem: 'there is no calendar; "tidings new calendar" writes one' };
  if (directory === undefined)
    return { problem: 'directory.yaml is missing, or has errors: see "tidings check"' };
  const [approver, deputy] = Object.keys(directory.roles).toSorted(byRank);
  if (approver === undefined || deputy === undefined)
    return {
      problem: 'directory.yaml has no two roles: one decides, and another when nobody answers',
    };
  const templates = templatesIn(library);
  const lacking = wanted.find((one) => templates[one] === undefined);
  if (!isWhole(templates) || lacking !== undefined)
    return { problem: noTemplate(lacking ?? 'notice') };
  const form = formOf(library, calendar);
  if (form === undefined)
    return {
      problem:
        'there is no form with two choices, by which an offer is answered, that offers no days of another calendar; "tidings new form" begins one',
    };
  return { calendar, approver, deputy, form, templates };
}

type FoundTemplates = Readonly<Record<WantedClass, string | undefined>>;

const isWhole = (found: FoundTemplates): found is FlowParts['templates'] =>
  wanted.every((one) => found[one] !== undefined);

function noTemplate(what: WantedClass): string {
  const values = given[what];
  const needs = values === undefined ? 'needs no values' : `needs no value but ${values.join()}`;
  return `there is no template of class "${what}" for the candidate that ${needs}; "tidings new template <id> --class ${what}" writes one`;
}

/** Whoever decides by the name of the role comes first; the two of the system last, and of these the duty officer first. */
const byRank = (a: string, b: string): number => rankOf(a) - rankOf(b);

const rankOf = (role: string): number => {
  if (role === 'recruiter') return 3;
  if (role === 'hr-duty-officer') return 1;
  return /hr|manager|head/.test(role) ? 0 : 2;
};

const templatesIn = (library: LoadedDefinitions['library']): FoundTemplates => ({
  status: templateOf('status', library),
  'decision-status': templateOf('decision-status', library),
  regret: templateOf('regret', library),
  notice: templateOf('notice', library),
});

/** The template that is called as its class comes first; a notice is one that says a withdrawal has been noted. */
function templateOf(
  what: WantedClass,
  { templates, readers }: LoadedDefinitions['library'],
): string | undefined {
  const fitting = [...templates.values()]
    .filter((one) => one.class === what && readers.get(one.id) !== 'house' && isGiven(what, one))
    .map((one) => one.id);
  return (
    fitting.find((one) => one === what || (what === 'notice' && /withdr/.test(one))) ?? fitting[0]
  );
}

const isGiven = (what: WantedClass, { requires = [] }: Template): boolean =>
  requires.every((name) => given[what]?.includes(name) ?? false);

function formOf(
  { forms }: LoadedDefinitions['library'],
  calendar: string,
): FlowParts['form'] | undefined {
  const [found] = [...forms.values()].filter(
    ({ choices, fields }) =>
      choices.length === 2 &&
      fields.every((field) => !('calendar' in field) || field.calendar === calendar),
  );
  const [yes, no] = found?.choices ?? [];
  return found && yes && no && { id: found.id, yes: yes.outcome, no: no.outcome };
}

const flowText = (
  id: string,
  parts: BegunFlow,
): string => `# yaml-language-server: $schema=../schema/flow.json
flow: ${id}
title: { en: ${titleOf(id)}, zh-CN: 流程 ${id} }
calendar: ${parts.calendar} # whose business hours and days these are

promises: # proved before a case depends on them, watched while one runs
  - { tell: candidate, about: answer, within: 3 business days }

steps:
  - tell: candidate
    id: in-review
    template: ${parts.templates.status}
    with: { expected: 3 business days }

  - approve: { en: Decide about the interview, zh-CN: 决定面试结果 }
    id: decision
    by: ${parts.approver}
    within: 1 business day
    remind: 50%
    escalate:
      - { to: ${parts.deputy}, within: 4 business hours }
    page: { en: Decision, zh-CN: 审批 }
    rejected:
      - { tell: candidate, template: ${parts.templates.regret} }
      - end: rejected
    silent: # silence is never told as a no
      - { tell: candidate, template: ${parts.templates['decision-status']} }
      - end: undecided

${offerText(parts)}`;

const offerText = ({
  templates,
  offer,
  form,
}: BegunFlow): string => `  # Binding: only after somebody's yes. The offer itself asks, and is open until the question is over.
  - ask: candidate
    id: reply
    request: ${offer}
    form: ${form.id}
    within: 5 business days
    remind: 50%
    outcomes:
      ${form.yes}: []
      ${form.no}: [{ end: ${form.no} }]
    silent: [{ end: no-answer }]

  - end: ${form.yes}

on:
  withdrawn:
    - { tell: candidate, template: ${templates.notice} }
    - end: withdrew
`;
