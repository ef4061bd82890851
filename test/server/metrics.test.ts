import request from 'supertest';
import { refusedByRelay } from '../../store/relay.ts';
import { apiKey, createServerHarness } from './harness.ts';
import { department, now, seats } from './sample.ts';

const bearer = { Authorization: `Bearer ${apiKey}` };

test('what monitoring watches is one figure a line, and names nobody', async () => {
  const alone = await createServerHarness();
  const { app, store } = alone;
  const late = await alone.openCase(
    department({ deadline: now - 1 }),
    seats('department', 0, 'li-na'),
  );
  await alone.openCase(department({ deadline: now + 1 }), seats('department', 0, 'li-na'));
  await alone.openCase(department({ deadline: now - 1 }), { kind: 'ended', outcome: 'rejected' });
  const message = {
    step: 'told',
    template: 'regret',
    class: 'regret',
    to: { who: 'candidate' },
  } as const;
  await alone.happens(late, { kind: 'sent', message: 'regret', ...message });
  await alone.happens(late, { kind: 'sent', message: 'gone', ...message });
  await alone.happens(late, {
    kind: 'undelivered',
    message: 'gone',
    fate: 'unknown',
    reason: 'cut',
  });
  await refusedByRelay(store, { mail: 'm', at: now, reason: 'the mail server refuses us: 550' });
  const read = async () => (await request(app).get('/metrics').set(bearer)).text;
  const text = await read();
  expect(text.split('\n').filter((line) => !line.startsWith('#'))).toEqual(
    expect.arrayContaining([
      'tidings_cases_open{status="starting"} 0',
      'tidings_cases_open{status="running"} 2',
      'tidings_cases_open{status="stopped"} 0',
      'tidings_tasks_late 1',
      'tidings_messages_waiting 1',
      'tidings_messages_waiting_seconds 0',
      'tidings_messages_undelivered 1',
      'tidings_mail_refused 1',
      'tidings_temporal_up 1',
      'tidings_workers{of="mails"} 3',
      'tidings_queue_backlog{queue="tidings"} 2',
      'tidings_queue_lag_seconds{queue="tidings"} 1.5',
    ]),
  );
  expect(text).not.toMatch(/li-na|Zhang|@/);
  alone.failStarts(true);
  expect(await read()).toMatch(/tidings_temporal_up 0\n$/);
  expect((await request(app).get('/metrics')).status).toBe(401);
  await alone.close();
}, 60_000);
