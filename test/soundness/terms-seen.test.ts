import { judges } from './judges/index.ts';
import type { JudgedRecord } from './judges/record.ts';

// The judge of offers sees who has seen what they state.

const salary = { fact: ['salary'], title: 'Salary', type: 'text' };
const pay = { step: 'papers', form: 'papers', field: 'pay' };
const opened = (task: string) => ({ kind: 'opened', type: 'decision', task, by: ['head'] });
const yes = (task: string) => [
  opened(task),
  { kind: 'settled', task, outcome: 'approved', silent: false },
];
const silence = [opened('a'), { kind: 'settled', task: 'a', outcome: 'approved', silent: true }];
const papers = [{ kind: 'answered', task: 'papers', person: 'candidate', outcome: 'answered' }];
const offer = {
  kind: 'sent',
  message: 'told',
  step: 'told',
  template: 'offer',
  class: 'offer',
  to: { who: 'candidate' },
};

const verdict = (entries: readonly object[], shows: object, words = '{{ case.salary }}') => {
  const given = words === '' ? { pay: { cel: 'papers.answers.pay' } } : {};
  const steps = [
    { kind: 'tell', id: 'told', template: 'offer', with: given },
    ...Object.entries(shows).map(([id, shown]) => ({ kind: 'approve', id, shows: shown })),
  ];
  return judges['offer terms seen']?.judge(
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the judge reads no more
    {
      entries: [...entries, offer].map((one, index) => ({ seq: index + 1, at: index, ...one })),
      plan: { steps, shows: [salary] },
      words: { offer: words },
    } as unknown as JudgedRecord,
  );
};

test.each<[string, ReturnType<typeof verdict>, boolean]>([
  ['a fact that a step shows', verdict(yes('a'), { a: [salary] }), true],
  ['one that the flow shows', verdict(yes('a'), {}), true],
  ['one that the step does not', verdict(yes('a'), { a: [] }), false],
  ['one that another step shows', verdict([...yes('a'), ...yes('b')], { a: [] }), true],
  ['one that nobody has answered to', verdict(silence, { a: [salary] }), false],
  ['the offer itself', verdict([...papers, ...yes('a')], { a: [{ message: 'offer' }] }, ''), true],
  ['another message', verdict(yes('a'), { a: [{ message: 'regret' }] }), false],
  ['an answer from before', verdict([...papers, ...yes('a')], { a: [pay] }, ''), true],
  ['an answer from behind', verdict([...yes('a'), ...papers], { a: [pay] }, ''), false],
])('%s', (_what, found, isRight) => {
  expect([found?.armed, found?.wrong.length]).toEqual([true, isRight ? 0 : 1]);
});
