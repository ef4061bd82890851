import type { Assumed, Plan } from '../model/plan.ts';
import { shapeOfPlan } from '../steps/behaviour-of-plan.ts';
import { domainsOf } from './cases/domains.ts';
import { worldsOf } from './cases/split-cases.ts';
import { besidesTime } from './rules/index.ts';
import { groundOf } from './timing/bound.ts';
import type { Bound } from './finding/certificate.ts';
import type { ProofContext } from './finding/context.ts';
import type { Finding } from './finding/finding.ts';
import { ghosted } from './rules/no-answer.ts';
import { horizonOf } from './timing/horizon.ts';
import { breachOf, packPromises } from './rules/packs.ts';
import { judge, type Judged } from './rules/promises.ts';
import type { Instant } from '../model/base.ts';
import type { FlowShape } from '../behaviour/behaviour.ts';

/** What can be proved of a flow, and what is wrong with it. */
export interface Proof {
  readonly findings: readonly Finding[];
  readonly bounds: readonly Bound[];
  readonly assume: Assumed;
  /** Holds for cases that start in this time: no working time that is bounded then leads beyond the last day that the calendars know. */
  readonly from: Instant;
  readonly until: Instant;
}

export type ProvedPlan = Omit<Plan, 'texts'>;

/**
 * Proves what a flow promises, over every start that its calendars know and whatever the people in it do. Without a context nothing is
 * said of people, texts and packs.
 */
export function prove(plan: ProvedPlan, context?: ProofContext): Proof {
  const shape: FlowShape = shapeOfPlan(plan);
  const worlds = worldsOf(shape, context && domainsOf(context.caseSchema));
  const assume = plan.assume ?? usual;
  const ground = groundOf(plan.calendars, assume, horizonOf(plan));
  const judged = [
    ...(plan.promises ?? []).map((promise, index) =>
      judge(promise, { promise: index }, worlds, ground),
    ),
    ...(context?.packs ?? []).flatMap((pack) =>
      packPromises([pack]).map((promise): Judged => {
        const its = judge(promise, { pack: pack.id }, worlds, ground);
        return { ...its, findings: its.findings.map((one) => breachOf(one, pack, promise)) };
      }),
    ),
  ];
  const until = Math.min(ground.domain.to, ...judged.map((one) => one.until));
  const findings = [
    ...worlds.flatMap((world) => ghosted(world, ground)),
    ...judged.flatMap((one) => one.findings),
    ...besidesTime(shape, worlds, context && { ...context, calendars: plan.calendars }),
  ];
  const { from } = ground.domain;
  return {
    findings: [
      ...unlike(findings),
      ...(until < from
        ? [{ code: 'beyond-horizon', severity: 'error', at: { flow: true }, values: {} } as const]
        : []),
    ],
    bounds: judged.flatMap(({ bound }) => bound ?? []),
    assume,
    from,
    until,
  };
}

const usual: Assumed = { mail: { ms: 900_000 } };

/** Of what several worlds find alike, the first. */
function unlike(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>();
  for (const one of findings) {
    const { code, at, values, example } = one;
    // Of a dated finding its place says enough.
    const key = JSON.stringify([code, at, example ? values['rule'] : values]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
