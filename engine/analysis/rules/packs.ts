import type { CheckRule, Pack, RuleCitation } from '../../model/pack.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { packChecks } from './packs/index.ts';
import type { GuardCaseContext } from './packs/pack-check.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import { defineRule, type RuleSubject } from './rule.ts';
import { quotedRuleOf } from './pack-promises.ts';

/** The checks that the packs of a flow switch on; each finding quotes its rule. */
export const packs = defineRule({
  finds: Object.values(packChecks).flatMap(({ finds }) => finds),
  find({ flow, guardCases, context, timing: { assume } }: PacksSubject): readonly Finding[] {
    if (context === undefined) return [];
    const known = { ...context, guardCases, assume };
    return context.packs.flatMap((pack) =>
      pack.rules.flatMap((rule) =>
        'check' in rule ? packFindings(rule, { flow, context: known, pack }) : [],
      ),
    );
  },
});

type PacksSubject = Pick<RuleSubject, 'flow' | 'guardCases' | 'context'> & {
  readonly timing: Pick<RuleSubject['timing'], 'assume'>;
};

interface PackSubject {
  readonly flow: FlowBehaviour;
  readonly context: GuardCaseContext;
  readonly pack: Pack;
}

function packFindings(
  rule: RuleCitation & CheckRule,
  { flow, context, pack }: PackSubject,
): readonly Finding[] {
  const check = packChecks[rule.check];
  if (check === undefined) return [];
  const applied = { params: rule.params, quoted: quotedRuleOf(pack, rule) };
  const found = check.ofFlow ? [...check.ofFlow(applied, flow, context)] : [];
  return mostCertain([
    ...found,
    ...context.guardCases.flatMap((guardCase) => [
      ...(check.ofCase?.(applied, guardCase, context) ?? []),
    ]),
  ]);
}
