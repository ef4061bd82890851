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
    returned: [{ todo: Rework, id: rework, for: recruiter, within: 1h, outcomes: { done: [] }, silent: done }]
    at-most: 1
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
  ['whoever sends it back is asked anew', '{ who: head, does: return, after: 1h }, { who: recruiter, does: done, after: 30m }, { who: head, does: approve, after: 1h }, { who: second, does: approve, at: same moment }', '{ task: rework, is: done, at: +90m }, { message: request, to: head, times: 2 }, { task: review, is: approved, at: +150m }, { outcome: agreed }'],
  ['and can do so no more than is said', '{ who: head, does: return, after: 1h }, { who: recruiter, does: done, after: 30m }, { who: head, does: returned, task: review, after: 1h, refused: unknown-outcome }, { who: head, does: reject, after: 1m }, { who: second, does: reject, at: same moment }', '{ task: review, is: rejected }'],
  ['which is the reason, also where no task is named', '{ who: head, does: return, after: 1h }, { who: recruiter, does: done, after: 30m }, { who: head, does: return, after: 1h, refused: unknown-outcome }, { who: head, does: reject, after: 1m }, { who: second, does: reject, at: same moment }', '{ task: review, is: rejected }'],
])('%s', (_title, script, expected) => {
  const { value: scenes = [], diagnostics } = compileScenes(parse(scene(script, expected), 'flows/main.test.yaml'), 'main', {
    plan,
    calendar: 'office',
    calendars: new Map(),
    caseSchema: {},
    who: ['candidate', 'recruiter', 'head', 'second', 'third', 'director'],
  });
  expect(diagnostics).toEqual([]);
  const played = scenes.map((one) => rehearseScene(one, { plan, hash: 'plan', people: {} }));
  expect(played.map(({ failures }) => failures)).toEqual([[]]);
});
