import request from 'supertest';
import type { Fact } from '../../engine/journal.ts';
import { call, department, seats } from './sample.ts';
import { apiKey, createWorld } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => world.close());

const asked = (rung: number): Fact => ({
  kind: 'sent',
  message: `department/request.${rung}`,
  step: 'department',
  template: 'request',
  class: 'notice',
  to: { rung },
});
const escalated: Fact = {
  kind: 'escalated',
  task: 'department',
  round: 1,
  rung: 1,
  to: ['hr-director', 'area-manager'],
  deadline: 9,
};

const consoleOf = async (id: string): Promise<string> => {
  const agent = request.agent(world.app);
  await agent.post('/console/sign-in').type('form').send({ key: apiKey });
  return (await agent.get(`/console/${id}`)).text;
};

test('a task that outlives the end of its case still waits for somebody', async () => {
  const id = await world.openCase(call(), { kind: 'ended', outcome: 'accepted' });
  expect(await consoleOf(id)).toMatch(/Open tasks.*Call the candidate to confirm.*recruiter/s);
});

test('a message to those who are asked goes to their roles, rung by rung', async () => {
  const id = await world.openCase(
    department(),
    asked(0),
    seats('department', 0, 'li-na'),
    escalated,
    asked(1),
  );
  const text = await consoleOf(id);
  expect(text.match(/message request to [^<]*/g)).toEqual([
    'message request to department-hr on its way',
    'message request to hr-director, area-manager on its way',
  ]);
  expect(text.match(/(?<=data-name="To">)[^<]*/g)).toEqual([
    'department-hr',
    'hr-director, area-manager',
  ]);
});
