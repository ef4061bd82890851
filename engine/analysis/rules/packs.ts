import type { CheckRule, Pack, RuleCitation } from '../../model/pack.ts';
import type { ToldPromise } from '../../model/plan.ts';
import type { DatedProofContext } from '../finding/context.ts';
import type { Finding } from '../finding/finding.ts';
import { inAllCases } from '../cases/split-cases.ts';
import { packChecks } from './packs/index.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';

/** The checks that the packs of a flow switch on; each finding names its `pack` and `rule`, to be quoted. */
export const packs = (flow: FlowBehaviour, context: DatedProofContext): readonly Finding[] =>
  context.packs.flatMap((pack) =>
    pack.rules.flatMap((rule) =>
      'check' in rule ? packFindings(rule, { flow, context, pack }) : [],
    ),
  );

/** What packs promise the candidate in the flow's name. */
export const packPromises = (all: readonly Pack[]): readonly PackPromise[] =>
  all.flatMap(({ id: pack, rules }) =>
    rules.flatMap((rule) =>
      'told' in rule
        ? [{ promise: 'told', who: 'candidate', ...rule.told, pack, rule: rule.id }]
        : [],
    ),
  );

/** A promise, and the rule that it comes from. */
export interface PackPromise extends ToldPromise {
  readonly pack: string;
  readonly rule: string;
}

/** What is found of a pack's promise, told as a breach of its rule. */
export const ruleFindingOf = (finding: Finding, pack: Pack, { rule }: PackPromise): Finding => {
  const quoted = pack.rules.find(({ id }) => id === rule);
  const code = ruleCodes[finding.code];
  if (code === undefined || quoted === undefined) return finding;
  return { ...finding, code, values: { ...finding.values, ...quoteOf(pack, quoted) } };
};

const ruleCodes: Readonly<Partial<Record<Finding['code'], Finding['code']>>> = {
  'promise-broken': 'rule-broken',
  'promise-never': 'rule-never',
  'promise-unknown': 'rule-never',
};

/** What a finding says of the rule that a flow breaks: its words in each language, its source and its date. */
const quoteOf = (
  { id, effective }: Pack,
  { id: rule, text, source }: RuleCitation,
): Finding['values'] => ({
  pack: { name: id },
  rule: { name: rule },
  quote: { label: text },
  source: { text: `${source.name}, ${source.address}` },
  effective: { text: effective },
});

interface PackSubject {
  readonly flow: FlowBehaviour;
  readonly context: DatedProofContext;
  readonly pack: Pack;
}

function packFindings(
  rule: RuleCitation & CheckRule,
  { flow, context, pack }: PackSubject,
): readonly Finding[] {
  const check = packChecks[rule.check];
  if (check === undefined) return [];
  const found = inAllCases(flow, (behaviour) => check.find(rule.params, behaviour, context));
  return found.map(({ step, key, values }) => ({
    code: check.code,
    severity: 'error',
    at: { step, ...(key !== undefined && { key }) },
    values: { ...values, ...quoteOf(pack, rule) },
  }));
}
