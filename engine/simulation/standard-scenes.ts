import type { TaskOpenedFact } from '../model/journal.ts';
import { rehearse, type RehearsedCase } from './rehearse.ts';
import type { ResponseRule, Script, SimulationEnvironment } from './script.ts';
import type { Duration } from '../model/base.ts';
import { minuteMs } from '../time/units.ts';

/** A scene that every flow should stand, without anybody writing it down. */
export interface StandardScene {
  readonly title: string;
  readonly script: Script;
  readonly environment: SimulationEnvironment;
}

const noMailRules: SimulationEnvironment = { mail: [] };

/**
 * The standard scenes of a case: its people prompt, slow, silent or away, its mail bounced, its candidate gone. They work in the hours of
 * `calendar`.
 */
export function standardScenes(
  rehearsedCase: RehearsedCase,
  calendar: string,
): readonly StandardScene[] {
  const prompt = promptRules({ businessMs: 30 * minuteMs, calendar });
  const decisions = decisionsIn(rehearsedCase, prompt);
  const second = decisions[1] ?? decisions[0];
  const last = decisions.at(-1);
  return [
    standardScene('everyone is prompt', prompt),
    standardScene('everyone answers at the last minute', [{ when: { before: { ms: minuteMs } } }]),
    standardScene('everyone is silent', []),
    ...(second === undefined
      ? []
      : [
          standardScene(
            `the ${second.by.length > 1 ? 'approvers are' : 'approver is'} away ("${second.task}")`,
            [
              ...second.by.map((who): ResponseRule => ({ who, task: second.task, when: 'never' })),
              ...prompt,
            ],
          ),
        ]),
    ...(last === undefined
      ? []
      : [standardScene('the last decision is a no', [answerNo(last), ...prompt])]),
    {
      ...standardScene('no mail reaches the candidate', prompt),
      environment: { mail: [{ to: 'candidate', does: 'bounce' }] },
    },
    ...('withdrawn' in rehearsedCase.plan.on ? [withdrawalScene(prompt)] : []),
  ];
}

const standardScene = (title: string, responseRules: readonly ResponseRule[]): StandardScene => ({
  title,
  script: { scriptedActs: [], responseRules },
  environment: noMailRules,
});

/** Rules by which whoever works answers after this, and the candidate after two hours. */
const promptRules = (after: Duration): readonly ResponseRule[] => [
  { who: 'candidate', when: { after: { ms: 120 * minuteMs } } },
  { when: { after } },
];

/** The decisions that are asked for while everyone says yes. */
const decisionsIn = (
  rehearsedCase: RehearsedCase,
  responseRules: readonly ResponseRule[],
): readonly TaskOpenedFact[] =>
  rehearse(rehearsedCase, { scriptedActs: [], responseRules }).entries.flatMap((entry) =>
    entry.kind === 'opened' && entry.type === 'decision' ? [entry] : [],
  );

const answerNo = ({ task, outcomes }: TaskOpenedFact): ResponseRule => ({
  task,
  outcome: outcomes.findLast(({ settles, again }) => settles !== false && !again)?.outcome ?? '',
  when: { after: { ms: 10 * minuteMs } },
});

const withdrawalScene = (responseRules: readonly ResponseRule[]): StandardScene => ({
  title: 'the candidate withdraws',
  script: {
    responseRules,
    scriptedActs: [
      {
        who: 'candidate',
        does: { event: 'withdrawn' },
        when: { from: 'start', after: { ms: 15 * minuteMs } },
      },
    ],
  },
  environment: noMailRules,
});
