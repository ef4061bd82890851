import type { CheckRule, Pack, RuleCitation } from '../../model/pack.ts';
import type { DatedProofContext } from '../finding/context.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { packChecks } from './packs/index.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import { defineRule, type RuleSubject } from './rule.ts';
import { quotedRuleOf } from './pack-promises.ts';

/** The checks that the packs of a flow switch on; each finding quotes its rule. */
export const packs = defineRule({
  finds: Object.values(packChecks).flatMap(({ finds }) => finds),
  find: ({ flow, guardCases, context }: Pick<RuleSubject, 'flow' | 'guardCases' | 'context'>) =>
    context === undefined
      ? []
      : context.packs.flatMap((pack) =>
          pack.rules.flatMap((rule) =>
            'check' in rule ? packFindings(rule, { flow, guardCases, context, pack }) : [],
          ),
        ),
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
