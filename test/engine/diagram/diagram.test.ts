import { diagramOf } from '../../../engine/diagram/diagram.ts';
import type {
  DiagramLine,
  DiagramNode,
  BranchName,
  DiagramBranch,
} from '../../../engine/diagram/node.ts';
import { behaviourOfPlan } from '../../../engine/steps/behaviour-of-plan.ts';
import { planOf } from '../compiled-plan.ts';

/** A diagram in one line: `step(branch: its line ~> goes on)`, and behind a bar what simply goes on. */
const lineText = (line: DiagramLine): string => line.map(nodeText).join(' ');

function nodeText({ of, onlyIf, branches, onwards }: DiagramNode): string {
  const inside = [
    ...branches.map(branchText),
    ...(onwards === 'always' || onwards.length === 0
      ? []
      : [`| ${onwards.map(nameText).join(', ')}`]),
  ];
  const name = of.term === 'end' ? `end:${of.outcome}` : of.step;
  return `${onlyIf === undefined ? '' : `[${onlyIf}]`}${name}${inside.length === 0 ? '' : `(${inside.join('; ')})`}`;
}

const branchText = ({ names, line, rejoins, parallel }: DiagramBranch): string =>
  `${names.map(nameText).join(', ')}${parallel ? ' beside' : ''}: ${lineText(line)}${rejoins ? ' ~>' : ''}`;

const nameText = (name: BranchName): string => {
  if ('it' in name) return name.it;
  if ('again' in name) return `${name.again} again`;
  return 'when' in name ? name.when : name.outcome;
};

const head = 'flow: main\ntitle: A flow\ncalendar: office\nsteps:\n';
const review = (branches: string) =>
  `  - { approve: May we?, id: review, by: head, within: 1h, ${branches} }`;

test.each([
  ['one after the other, then the end', '  - { wait: 1h, id: pause }', 'pause end:completed'],
  [
    'what is done before all are asked anew, once',
    review('rejected: [{ end: no }], silent: rejected, returned: [{ wait: 1h, id: pause }]'),
    'review(rejected, silent: end:no; returned again: pause; | approved) end:completed',
  ],
  ['what stands behind the end is not drawn', '  - { end: over }', 'end:over'],
  [
    'an outcome without steps goes on, one with steps is a branch',
    review('rejected: [{ end: no }], silent: [{ wait: 1h, id: pause }]'),
    'review(rejected: end:no; silent: pause ~>; | approved) end:completed',
  ],
  [
    'outcomes from which the same follows share a branch',
    review('rejected: [{ end: no }], silent: rejected'),
    'review(rejected, silent: end:no; | approved) end:completed',
  ],
  [
    'a line ends where nothing goes on',
    review('approved: [{ end: yes }], rejected: [{ end: no }], silent: rejected'),
    'review(approved: end:yes; rejected, silent: end:no)',
  ],
  [
    'a step that may be skipped is no branch',
    `  - { wait: 1h, id: pause, when: "case.score > 1" }`,
    '[case.score > 1]pause end:completed',
  ],
  [
    'an end that may be skipped is one',
    `  - { end: over, id: stop, when: "case.score > 1" }`,
    'stop(case.score > 1: end:over; | else) end:completed',
  ],
  [
    'branches by condition',
    `  - id: which
    choose: [{ when: "case.score > 1", do: [{ wait: 1h, id: pause }] }]
    else: [{ end: low }]`,
    'which(case.score > 1: pause ~>; else: end:low) end:completed',
  ],
  [
    'parallel branches',
    `  - { meanwhile: [{ wait: 1h, id: pause }], id: aside }
  - { meanwhile: [{ wait: 2h, id: longer }], id: until, until: end }`,
    'aside(meanwhile beside: pause) until(until-end beside: longer) end:completed',
  ],
  [
    'a message with a handler of its own when it cannot be delivered, on the line when it holds it',
    `  - { tell: candidate, template: offer, id: told, undelivered: [{ end: lost }] }
  - { tell: candidate, template: in-review, id: noted, undelivered: [{ wait: 1h, id: pause }] }`,
    'told(undelivered: end:lost) noted(undelivered beside: pause) end:completed',
  ],
])('%s', async (_title, steps, drawn) => {
  const { main } = diagramOf(behaviourOfPlan(await planOf(head + steps)));
  expect(lineText(main)).toBe(drawn);
});

test('handlers, backstops, and what follows any message that cannot be delivered, stand apart', async () => {
  const plan = await planOf(`${head}
  - { tell: candidate, template: in-review }
  - { tell: candidate, template: offer }
on: { withdrawn: [{ end: withdrew }] }
backstops:
  - { unless: answer, after: 40 days, do: [{ wait: 1h, id: pause }] }
`);
  const { handlers, backstops, undelivered } = diagramOf(behaviourOfPlan(plan));
  expect(handlers.map(({ event, line }) => [event, lineText(line)])).toEqual([
    ['withdrawn', 'end:withdrew'],
  ]);
  expect(backstops.map(({ line, ...when }) => [when, lineText(line)])).toEqual([
    [{ unless: 'answer', after: { ms: 40 * 86_400_000 } }, 'pause'],
  ]);
  expect(lineText(undelivered)).toBe('system.undelivered/reach(| reached, unreachable, silent)');
});
