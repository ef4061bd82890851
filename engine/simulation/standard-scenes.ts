import type { Opened } from '../model/journal.ts';
import { rehearse, type RehearsedCase } from './rehearse.ts';
import type { Habit, Script, World } from './script.ts';
import type { Duration } from '../model/base.ts';

/** A course that every flow should stand, without anybody writing it down. */
export interface StandardScene {
  readonly title: string;
  readonly script: Script;
  readonly world: World;
}

const minute = 60_000;
const peaceful: World = { mail: [] };

/** The courses for a case; `calendar` is the one in whose hours its people work. */
export function standardScenes(its: RehearsedCase, calendar: string): readonly StandardScene[] {
  const prompt = promptly({ businessMs: 30 * minute, calendar });
  const decisions = decisionsIn(its, prompt);
  const second = decisions[1] ?? decisions[0];
  const last = decisions.at(-1);
  return [
    scene('everyone is prompt', prompt),
    scene('everyone answers at the last minute', [{ when: { before: { ms: minute } } }]),
    scene('everyone is silent', []),
    ...(second === undefined
      ? []
      : [
          scene(
            `the ${second.by.length > 1 ? 'approvers are' : 'approver is'} away ("${second.task}")`,
            [
              ...second.by.map((who): Habit => ({ who, task: second.task, when: 'never' })),
              ...prompt,
            ],
          ),
        ]),
    ...(last === undefined ? [] : [scene('the last decision is a no', [no(last), ...prompt])]),
    {
      ...scene('no mail reaches the candidate', prompt),
      world: { mail: [{ to: 'candidate', does: 'bounce' }] },
    },
    ...('withdrawn' in its.plan.on ? [withdrawn(prompt)] : []),
  ];
}

const scene = (title: string, habits: readonly Habit[]): StandardScene => ({
  title,
  script: { cues: [], habits },
  world: peaceful,
});

/** Half a working hour for whoever works, two hours for the candidate. */
const promptly = (after: Duration): readonly Habit[] => [
  { who: 'candidate', when: { after: { ms: 120 * minute } } },
  { when: { after } },
];

/** What is decided when everyone says yes at once. */
const decisionsIn = (its: RehearsedCase, habits: readonly Habit[]): readonly Opened[] =>
  rehearse(its, { cues: [], habits }).entries.flatMap((entry) =>
    entry.kind === 'opened' && entry.type === 'decision' ? [entry] : [],
  );

const no = ({ task, outcomes }: Opened): Habit => ({
  task,
  outcome: outcomes.at(-1)?.outcome ?? '',
  when: { after: { ms: 10 * minute } },
});

const withdrawn = (habits: readonly Habit[]): StandardScene => ({
  title: 'the candidate withdraws',
  script: {
    habits,
    cues: [
      {
        who: 'candidate',
        does: { event: 'withdrawn' },
        when: { from: 'start', after: { ms: 15 * minute } },
      },
    ],
  },
  world: peaceful,
});
