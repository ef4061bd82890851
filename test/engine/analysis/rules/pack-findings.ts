import { readFileSync } from 'node:fs';
import { packs } from '../../../../engine/analysis/rules/packs.ts';
import { defaultAssumptions } from '../../../../engine/analysis/timing/analysis.ts';
import { casesOf, type ProofSubject } from '../subject.ts';

/** The file of a shipped pack. */
export const shippedPack = (id: string): Readonly<Record<string, string>> => ({
  [`packs/${id}.yaml`]: readFileSync(`definitions/packs/${id}.yaml`, 'utf8'),
});

/** A flow that keeps a pack. */
export const keeping = (pack: string, steps: string, rest = ''): string =>
  `flow: main\ntitle: Main\ncalendar: office\npacks: [${pack}]\nsteps:\n${steps}${rest}`;

/** What the packs of a flow find. */
export const packFindingsIn = ({ flow, plan, context }: ProofSubject) =>
  packs.find({
    flow,
    guardCases: casesOf(flow, context),
    context: { ...context, calendars: plan.calendars },
    timing: { assume: plan.assume ?? defaultAssumptions },
  });

const quotesRule = (values: object): values is { readonly rule: { readonly id: string } } =>
  'rule' in values;

/** Findings on a line each: code, step, rule, and what else they name. */
export const findingLines = ({ flow, plan, context }: ProofSubject): readonly string[] =>
  packFindingsIn({ flow, plan, context }).map(({ code, at, values }) => {
    const named: Readonly<Record<string, unknown>> = { ...values };
    const rule = quotesRule(values) ? values.rule.id : '';
    const shown = ['template', 'field', 'value', 'after'].flatMap((name) =>
      name in named ? [String(named[name])] : [],
    );
    return [code, 'step' in at ? at.step : '', rule, ...shown].join(' | ');
  });

export const approve = (arms: string): string =>
  `  - { approve: A, id: a, by: head, within: 1h, ${arms} }\n`;
export const approved = approve('rejected: [{ end: no }], silent: [{ end: no }]');
export const offer =
  '  - { tell: candidate, id: told, template: offer, with: { expires: 3 days } }\n';
export const answer = '  - { ask: candidate, form: answer, within: 3 days, silent: [] }\n';
export const answerInTime = answer.replace('silent', 'since: told.sentAt, silent');
