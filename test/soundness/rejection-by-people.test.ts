import { rejectionByPeople } from './judges/rejection-by-people.ts';
import type { JudgedRecord } from './judges/record.ts';

// Whether facts have led to a regret: the choice that a case has passed before it has to lead to more than a pause.

const regret = { kind: 'tell', id: 'regret', template: 'regret' };
const choice = (...steps: readonly object[]) => ({
  kind: 'choose',
  id: 'choice',
  arms: [{ when: { cel: 'case.score < 2.0' }, steps }],
  otherwise: [{ kind: 'wait', id: 'wait' }],
});

/** With a notice behind it. */
const beside = (one: object) => ({
  kind: 'meanwhile',
  id: 'beside',
  steps: [one, { ...regret, id: 'word', template: 'word' }],
});

const insideOf = (step: object): readonly object[] =>
  'steps' in step && Array.isArray(step.steps) ? step.steps : [];

const judged = (steps: readonly object[], elsewhere: readonly object[]) =>
  rejectionByPeople(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it reads no more of a record
    {
      entries: [
        { seq: 1, at: 1, kind: 'sent', step: 'regret', class: 'regret', to: { who: 'candidate' } },
      ],
      passed: [...elsewhere, ...steps.flatMap((one) => [one, ...insideOf(one)]), regret],
      plan: {
        steps: [...steps, regret],
        on: {},
        backstops: [{ steps: elsewhere }],
        classes: { regret: 'regret', word: 'notice' },
      },
      facts: {},
      messages: [],
    } as unknown as JudgedRecord,
  );

test.each([
  ['a pause on another line leads to nothing', [], [choice()], false],
  ['so does a notice', [], [choice({ ...regret, id: 'other', template: 'word' })], false],
  ['an outcome on another line may', [], [choice({ ...regret, id: 'other' })], true],
  ['so may an end', [], [choice({ kind: 'end', id: 'over' })], true],
  ['a pause in a meanwhile of its own leads to nothing', [beside(choice())], [], false],
  ['somebody asked there does', [beside(choice({ kind: 'approve', id: 'asked' }))], [], true],
  ['a pause on the same line leads to what stands behind it', [choice()], [], true],
])('%s', (_title, steps, elsewhere, armed) => {
  expect(judged(steps, elsewhere)).toMatchObject({ armed });
});
