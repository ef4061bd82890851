import { linesOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import { isSilence, type ObservedEvent } from '../exploration/monitor.ts';
import { defineFinding } from '../finding/define-finding.ts';
import type { Finding } from '../finding/finding.ts';
import type { AfterStep } from '../finding/finding-values.ts';
import { isDecision, isOfHouse, stepsThatTell, tellsCandidate } from './decision.ts';
import { factChoicesOf } from './fact-choices.ts';
import { approvedOffer } from './right-flows.ts';
import { defineRule, type RuleSubject } from './rule.ts';

const silenceByScore = defineFinding<AfterStep>({
  code: 'silence-by-score',
  severity: 'error',
  means: 'Facts of the case choose for whom silence counts as a no.',
  about:
    'A house may write that silence counts as a no. Where it counts so for some candidates and not for others, and facts of the case say for whom, then the facts reject those whom nobody has looked at. Silence means the same for everybody, or somebody is asked.',
  example: {
    wrong: `
steps:
  - approve: Look at the low score
    id: doubts
    when: has(case.result) && has(case.result.match) && case.result.match < 60
    by: hiring-manager
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: rejected
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { template, after } }) => ({
      message: `the silence of "${after}" is told as a no with "${template}", but in cases with other facts nobody's silence is`,
      hint: 'let silence mean the same whatever the facts are: tell that there is no decision yet, or ask somebody else',
    }),
    'zh-CN': ({ values: { template, after } }) => ({
      message: `“${after}”无人答复时以“${template}”告知婉拒，而数据不同的个案中，无人答复并不等于否决`,
      hint: '无论数据如何，无人答复的含义都应相同：请告知尚无决定，或再询问他人',
    }),
  },
});

/** Where nobody of the house says anything, the facts of a case do not choose whether the candidate is told a no. */
export const silentRegrets = defineRule({
  finds: [silenceByScore],
  find: ({ flow, guardCases }: Pick<RuleSubject, 'flow' | 'guardCases'>) => {
    if (factChoicesOf(flow).differing.size === 0) return [];
    if (stepsThatTell(linesOf(flow), 'regret').length === 0) return [];
    const byFacts = guardCases.flatMap((guardCase) => {
      const ends = endsOfSilence(guardCase);
      return [...new Set(ends.map(({ facts }) => facts))].map((facts) =>
        ends.filter((end) => end.facts === facts),
      );
    });
    // Where either may come with the same facts, time decides, and not the facts.
    const undecided = byFacts.find((ends) => ends.every(({ told }) => told === undefined));
    const told = byFacts.find((ends) => ends.every((end) => end.told !== undefined));
    const [first] = undecided === undefined ? [] : (told ?? []);
    return first?.told === undefined
      ? []
      : [
          silenceByScore.found({
            at: { step: first.after, key: 'silent' },
            values: { template: first.told, after: first.after },
            ...(first.maybe && { maybe: first.maybe }),
          }),
        ];
  },
});

/** How a case ends while nobody of the house says anything. */
interface EndOfSilence extends Pick<Finding, 'maybe'> {
  /** The ways that facts have chosen before anybody was silent. */
  readonly facts: string;
  /** The last decision that nobody has answered. */
  readonly after: string;
  /** The regret that is told; none where the case ends without one. */
  readonly told?: string;
}

interface SilenceState {
  readonly facts: string;
  readonly silent?: string;
  /** Somebody has answered, the facts have chosen since, or a regret was told. */
  readonly isOver?: true;
}

function endsOfSilence(guardCase: GuardCase): readonly EndOfSilence[] {
  const { differing } = factChoicesOf(guardCase.whole);
  return explore<SilenceState, EndOfSilence>(guardCase, {
    start: { facts: '' },
    observes: {
      send: (send) => tellsCandidate(send, 'regret'),
      task: isOfHouse,
      choice: ({ step }) => differing.has(step),
      end: () => true,
    },
    isSettled: ({ isOver }) => isOver === true,
    step: stateAfter,
    check: (event, { state: { facts, silent: after }, maybe }) => {
      if (after === undefined || (event.what !== 'ended' && event.what !== 'sent')) return [];
      const told = event.what === 'sent' ? event.send.template : undefined;
      return [{ facts, after, ...(told !== undefined && { told }), ...maybe }];
    },
  });
}

function stateAfter(state: SilenceState, event: ObservedEvent): SilenceState {
  const { facts, silent } = state;
  if (event.what === 'sent' || event.what === 'handled') return { facts, isOver: true };
  // What facts choose behind silence is another finding.
  if (event.what === 'chosen')
    return silent === undefined
      ? { facts: `${facts} ${event.choice.step}: ${event.branch}` }
      : { facts, isOver: true };
  if (event.what !== 'closed') return state;
  if (!isSilence(event.outcome)) return { facts, isOver: true };
  return isDecision(event.task) ? { facts, silent: event.task.step } : state;
}
