import { ExplorationTooWide } from '../exploration/explore.ts';
import type { Finding } from '../finding/finding.ts';
import { tooWide } from './limits.ts';
import type { Rule, RuleSubject } from './rule.ts';

/** What rules find in a flow, in their order, each alike thing once. */
export function applyRules(rules: readonly Rule[], subject: RuleSubject): readonly Finding[] {
  const monitors = rules.flatMap((rule) => ('monitor' in rule ? [rule.monitor] : []));
  const inOrder = unlessTooWide(() =>
    monitors.flatMap((monitor) => subject.guardCases.flatMap(monitor)),
  );
  const [first] = monitors;
  return withoutDuplicates(
    rules.flatMap((rule) => {
      if ('find' in rule) return unlessTooWide(() => rule.find(subject));
      // The exploration is too wide for all of them or for none, and is tried once.
      return rule.monitor === first ? inOrder : [];
    }),
  );
}

/** What is found; a flow of too many states is refused, never half proved. */
function unlessTooWide(find: () => readonly Finding[]): readonly Finding[] {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof ExplorationTooWide)) throw error;
    const { step } = error;
    return [tooWide.found({ at: { step }, values: { step } })];
  }
}

/** The findings without those that an earlier case of the guards has found alike. */
function withoutDuplicates(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>();
  for (const one of findings) {
    const { code, at, values, example } = one;
    // A dated finding is told apart by its place, and by the rule of a pack that it quotes.
    const told = example === undefined ? values : { rule: 'rule' in values && values.rule };
    const key = JSON.stringify([code, at, told]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
