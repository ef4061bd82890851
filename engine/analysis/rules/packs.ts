import type { CheckRule, Pack, RuleCitation } from '../../model/pack.ts';
import type { ToldPromise } from '../../model/plan.ts';
import type { DatedProofContext } from '../finding/context.ts';
import type { QuotedRule } from '../finding/finding-values.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { packChecks } from './packs/index.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';

/** The checks that the packs of a flow switch on; each finding quotes its rule. */
export const packs = (
  flow: FlowBehaviour,
  guardCases: readonly GuardCase[],
  context: DatedProofContext,
): readonly Finding[] =>
  context.packs.flatMap((pack) =>
    pack.rules.flatMap((rule) =>
      'check' in rule ? packFindings(rule, { flow, guardCases, context, pack }) : [],
    ),
  );

/** The promises that packs make to the candidate in the flow's name. */
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

/** A finding about a promise of a pack, told as one about the rule that the promise comes from. */
export function ruleFindingOf(finding: Finding, pack: Pack, { rule: id }: PackPromise): Finding {
  const citation = pack.rules.find((rule) => rule.id === id);
  if (citation === undefined) return finding;
  const rule = quotedRuleOf(pack, citation);
  if (finding.code === 'promise-broken')
    return { ...finding, code: 'rule-broken', values: { ...finding.values, rule } };
  return finding.code === 'promise-never' || finding.code === 'promise-unknown'
    ? { ...finding, code: 'rule-never', values: { ...finding.values, rule } }
    : finding;
}

/** A rule as findings quote it: its words in each language, its source and its date. */
const quotedRuleOf = (
  { id: pack, effective }: Pack,
  { id, text, source }: RuleCitation,
): QuotedRule => ({
  id,
  pack,
  text,
  source: `${source.name}, ${source.address}`,
  effective,
});

interface PackSubject {
  readonly flow: FlowBehaviour;
  readonly guardCases: readonly GuardCase[];
  readonly context: DatedProofContext;
  readonly pack: Pack;
}

function packFindings(
  rule: RuleCitation & CheckRule,
  { flow, guardCases, context, pack }: PackSubject,
): readonly Finding[] {
  const check = packChecks[rule.check];
  if (check === undefined) return [];
  const applied = { params: rule.params, quoted: quotedRuleOf(pack, rule) };
  const found = check.ofFlow ? [...check.ofFlow(applied, flow, context)] : [];
  return mostCertain([
    ...found,
    ...guardCases.flatMap((guardCase) => [...(check.ofCase?.(applied, guardCase, context) ?? [])]),
  ]);
}
