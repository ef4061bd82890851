import type {
  ExpectationFailure,
  ExpectationOfKind,
  ExpectationContext,
} from './expectation-context.ts';

/** Whether exactly these people have decided, each with the outcome that is expected. */
export function decisionFailures(
  { task, are }: ExpectationOfKind<'decisions'>,
  { rehearsal, people, namesStep }: ExpectationContext,
): readonly ExpectationFailure[] {
  const answers = rehearsal.entries.flatMap((entry) =>
    entry.kind === 'answered' && namesStep(task, entry.task) ? [entry] : [],
  );
  const expected = Object.entries(are).map(([who, outcome]) => ({
    who,
    outcome,
    holders: people.holders(who),
  }));
  const right =
    answers.length === expected.length &&
    expected.every(({ holders, outcome }) =>
      answers.some((answer) => holders.includes(answer.person) && answer.outcome === outcome),
    );
  return right
    ? []
    : [
        {
          expected: [`decisions on "${task}": ${decisionList(Object.entries(are))}`],
          actual: [decisionList(answers.map(({ person, outcome }) => [person, outcome]))],
        },
      ];
}

const decisionList = (decisions: readonly (readonly [string, string])[]): string =>
  decisions.map(([who, outcome]) => `${who} ${outcome}`).join(', ') || 'none';
