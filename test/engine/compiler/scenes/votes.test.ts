import { compileScenes } from '../../../../engine/compiler/scenes/compile-scenes.ts';
import { parse } from '../../../../engine/compiler/source/parse.ts';
import { rehearseScene } from '../../../../engine/simulation/run-scene.ts';
import { planOf } from '../../compiled-plan.ts';

// What scenes say of votes, from the text to what comes of it.

const plan = await planOf(`
flow: main
title: Votes
calendar: office
steps:
  - approve: Review
    id: review
    by: [head, second, third]
    need: 2/3
    may: [recuse]
    within: 4h
    escalate: [{ to: director, within: 2h }]
    rejected: [{ run: regret }]
    silent: [{ end: silent }]
  - end: agreed
`);

const scene = (script: string, expected: string) => `rehearse: main
case: {}
start: 2026-09-28T09:00Z
scenes:
  - title: one
    script: [${script}]
    expect: [${expected}]
`;

// prettier-ignore
test.each([
  ['two recusals bring in the next level', '{ who: head, does: recuse, after: 1h }, { who: third, does: recused, after: 1h }, { who: director, does: approve, after: 1h }', '{ decisions: review, are: { head: recused, third: recused, director: approved } }, { outcome: agreed }'],
  ['and behind it nobody has said no', '{ who: head, does: recuse, after: 1h }, { who: third, does: recuse, after: 1h }, { who: director, does: recuse, after: 1h }', '{ task: review, is: silent, at: +3h }, { outcome: silent }'],
])('%s', (_title, script, expected) => {
  const { value: scenes = [], diagnostics } = compileScenes(parse(scene(script, expected), 'flows/main.test.yaml'), 'main', {
    plan,
    calendar: 'office',
    calendars: new Map(),
    caseSchema: {},
    who: ['candidate', 'head', 'second', 'third', 'director'],
  });
  expect(diagnostics).toEqual([]);
  const played = scenes.map((one) => rehearseScene(one, { plan, hash: 'plan', people: {} }));
  expect(played.map(({ failures }) => failures)).toEqual([[]]);
});
