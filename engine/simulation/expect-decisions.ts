import type { Miss, Of, Outcome } from './expectation-context.ts';

/** Whether exactly these people have decided, and so. */
export function decisionMisses(
  { task, are }: Of<'decisions'>,
  { rehearsal, people, means }: Outcome,
): readonly Miss[] {
  const answers = rehearsal.entries.flatMap((entry) =>
    entry.kind === 'answered' && means(task, entry.task) ? [entry] : [],
  );
  const wanted = Object.entries(are).map(([who, outcome]) => ({
    who,
    outcome,
    holders: people.holders(who),
  }));
  const right =
    answers.length === wanted.length &&
    wanted.every(({ holders, outcome }) =>
      answers.some((said) => holders.includes(said.person) && said.outcome === outcome),
    );
  return right
    ? []
    : [
        {
          expected: [`decisions on "${task}": ${list(Object.entries(are))}`],
          came: [list(answers.map(({ person, outcome }) => [person, outcome]))],
        },
      ];
}

const list = (said: readonly (readonly [string, string])[]): string =>
  said.map(([who, outcome]) => `${who} ${outcome}`).join(', ') || 'none';
