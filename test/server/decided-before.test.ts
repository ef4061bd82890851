import request from 'supertest';
import type { Fact } from '../../engine/model/journal.ts';
import { createCase } from '../../store/cases.ts';
import { pin } from '../../store/pins.ts';
import { createServerHarness, type ServerHarness } from './harness.ts';
import { pageText } from './page-text.ts';
import { certificate, department, facts, plan, seats, texts } from './sample.ts';

// Whoever decides anew sees what was decided before, by whom and why.

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());

const approval = (id: string, about?: object) => ({
  kind: 'approve',
  id,
  arms: {},
  silent: { steps: [] },
  ...(about && { about }),
});
const steps = [
  approval('department'),
  approval('second', { of: 'decision', step: 'department' }),
  approval('third', { of: 'decision', step: 'second' }),
  approval('other'),
  approval('wording', { of: 'text' }),
];

const answered = (task: string, person: string, outcome: string, comment?: string): Fact => ({
  kind: 'answered',
  task,
  round: 1,
  person,
  outcome,
  channel: 'page',
  ...(comment !== undefined && { comment }),
});

test.each([
  [
    'second',
    'en',
    /What was decided before Department HR review Rejected · Li Na .*too slow Your answer/,
  ],
  [
    'third',
    'en',
    /What was decided before Department HR review Rejected .*too slow Second look Approved · Li Na/,
  ],
  ['third', 'zh-CN', /此前的决定 部门 HR 评审 /],
  ['other', 'en', /^(?!.*decided before)/],
  ['wording', 'en', /^(?!.*decided before)/],
  ['department', 'en', /^(?!.*decided before)/],
])('of "%s" in %s', async (task, lang, words) => {
  const id = `anew-${task}-${lang}`;
  const { hash } = await pin(harness.store, { plan: { ...plan, steps }, texts });
  await createCase(harness.store, { id, flow: plan.flow, plan: hash, facts, certificate });
  const opened = (one: string, title: string): readonly Fact[] =>
    one === task
      ? [department({ task: one, title }), seats(one, 0, 'li-na')]
      : [department({ task: one, title })];
  await harness.happens(
    id,
    { kind: 'started', flow: plan.flow, plan: hash },
    department(),
    ...(task === 'department' ? [seats('department', 0, 'li-na')] : []),
    ...(task === 'department' ? [] : [answered('department', 'li-na', 'rejected', 'too slow')]),
    ...(task === 'third'
      ? [...opened('second', 'Second look'), answered('second', 'li-na', 'approved')]
      : []),
    ...(task === 'department' ? [] : opened(task, 'Again')),
  );
  const link = await harness.taskLink(id, task, 'li-na');
  const { text } = await request(harness.app).get(`${link}?lang=${lang}`);
  expect(pageText(text)).toMatch(words);
});
