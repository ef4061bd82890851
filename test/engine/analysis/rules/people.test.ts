import { escalations } from '../../../../engine/analysis/rules/escalations.ts';
import { quorums } from '../../../../engine/analysis/rules/quorums.ts';
import { people } from '../../../../engine/analysis/rules/people.ts';
import { sameApprovers } from '../../../../engine/analysis/rules/same-approvers.ts';
import { casesOf, directory, type ProofSubject, subjectOfSteps } from '../subject.ts';

const findingsOf = ({ flow, plan, context }: ProofSubject) => {
  const guardCases = casesOf(flow, context);
  const subject = { flow, guardCases, context: { ...context, calendars: plan.calendars } };
  return [people, escalations, quorums, sameApprovers].flatMap((rule) => rule.find(subject));
};

/** Findings on a line each: code, step, and the values that matter to a reader. */
const found = async (
  steps: string,
  roles?: string,
  more: Readonly<Record<string, string>> = {},
) => {
  const files = roles === undefined ? more : { 'directory.yaml': directory(roles), ...more };
  return findingsOf(await subjectOfSteps(steps, files)).map(({ code, severity, at, values }) => {
    const shown = Object.values(values).map((value) =>
      Array.isArray(value) ? value.join(', ') : String(value),
    );
    return [severity, code, 'step' in at ? at.step : '', ...shown].join(' | ');
  });
};

const head =
  '  - { approve: A, id: a, by: head, within: 1h, silent: [], rejected: [{ end: no }] }\n';

test.each<[string, string, string | undefined, readonly string[]]>([
  ['everybody is there', head, undefined, []],
  [
    'in one department the role is held by somebody who is not active',
    head,
    '  head: { departments: { sales: [dora], shops: [ben] }, otherwise: [cleo] }\n',
    ['error | nobody-there | a | head | sales'],
  ],
  [
    'a person who is not active, asked by name, in every department',
    '  - { tell: dora, id: t, template: notice }\n',
    '  head: { departments: { sales: [ada] }, otherwise: [cleo] }\n',
    ['error | nobody-there | t | dora | sales, otherwise'],
  ],
  [
    'nobody who is active on the second level',
    '  - { approve: A, id: a, by: head, within: 1h, escalate: [{ to: gone, within: 1h }], silent: [] }\n',
    '  head: ada\n  gone: dora\n',
    ['error | nobody-there | a | gone | otherwise'],
  ],
  ['a role of which one of two is active is enough', head, '  head: [dora, ada]\n', []],
  [
    'who is named by an expression is not decided',
    '  - { approve: A, by: "=case.position.department", within: 1h, escalate: [{ to: "=case.position.department", within: 1h }], silent: [] }\n',
    undefined,
    [],
  ],
  [
    'an escalation to the approver, in one department',
    '  - { approve: A, id: a, by: head, within: 1h, escalate: [{ to: director, within: 1h }], silent: [] }\n',
    '  head: { departments: { sales: [ada] }, otherwise: [cleo] }\n  director: ada\n',
    ['error | escalation-same | a | director | ada | sales'],
  ],
  [
    'an escalation to the role itself',
    '  - { approve: A, id: a, by: head, within: 1h, escalate: [{ to: head, within: 1h }], silent: [] }\n',
    '  head: ada\n',
    ['error | escalation-same | a | head | ada | otherwise'],
  ],
  [
    'an escalation to one who was asked two levels before',
    '  - { todo: A, id: a, for: head, within: 1h, escalate: [{ to: ben, within: 1h }, { to: ada, within: 1h }], outcomes: { done: [] }, silent: done }\n',
    '  head: ada\n',
    ['error | escalation-same | a | ada | ada | otherwise'],
  ],
  [
    'an escalation to two, of whom one was asked before',
    '  - { approve: A, id: a, by: head, within: 1h, escalate: [{ to: board, within: 1h }], silent: [] }\n',
    '  head: ada\n  board: [ada, ben]\n',
    ['warning | escalation-overlaps | a | board | ada | otherwise'],
  ],
  [
    'the candidate, asked again and again',
    '  - { ask: candidate, id: a, form: answer, within: 1h, escalate: [{ to: candidate, within: 1h }], silent: [] }\n',
    '  head: ada\n',
    ['error | escalation-same | a | candidate | candidate | otherwise'],
  ],
  [
    'two seats for which there is one person in one department',
    '  - { approve: A, id: a, by: [head, director], within: 1h, silent: [] }\n',
    '  head: { departments: { sales: [ada] }, otherwise: [cleo] }\n  director: ada\n',
    ['error | quorum-unreachable | a | 2 | 1 | ada | sales'],
  ],
  [
    'two seats of one person of whom one is needed',
    '  - { approve: A, id: a, by: [head, director], need: 1, within: 1h, silent: [] }\n',
    '  head: ada\n  director: ada\n',
    [],
  ],
  [
    'seats that can be filled only in one order are filled',
    '  - { approve: A, id: a, by: [board, head, director], within: 1h, silent: [] }\n',
    '  board: [ada, ben, cleo]\n  head: [ada, ben]\n  director: ada\n',
    [],
  ],
  [
    'three seats, three quarters of them, and two people',
    '  - { approve: A, id: a, by: [head, director, board], need: 3/4, within: 1h, silent: [] }\n',
    '  head: ada\n  director: [ada, ben]\n  board: ben\n',
    ['error | quorum-unreachable | a | 3 | 2 | ada, ben | otherwise'],
  ],
  [
    'two approvals in a row by the same person',
    '  - { approve: A, id: a, by: head, within: 1h, rejected: [{ end: no }], silent: [{ end: no }] }\n  - { approve: B, id: b, by: director, within: 1h, silent: [] }\n',
    '  head: { departments: { sales: [ada] }, otherwise: [cleo] }\n  director: ada\n',
    ['warning | same-approver | b | ada | a | sales'],
  ],
  [
    'the same person is asked again after a no',
    '  - { approve: A, id: a, by: head, within: 1h, rejected: [{ approve: B, by: head, within: 1h, rejected: [{ end: no }], silent: [{ end: no }] }], silent: [{ end: no }] }\n',
    '  head: ada\n',
    [],
  ],
])('%s', async (_sentence, steps, roles, findings) => {
  expect(await found(steps, roles)).toEqual(findings);
});

test('departments that case.yaml lists are all there are', async () => {
  const subject = await subjectOfSteps(head, {
    'directory.yaml': directory(
      '  head: { departments: { sales: [ada], shops: [dora] }, otherwise: [dora] }\n',
    ),
  });
  const caseSchema = {
    properties: { position: { properties: { department: { enum: ['sales'] } } } },
  };
  expect(findingsOf({ ...subject, context: { ...subject.context, caseSchema } })).toEqual([]);
});
