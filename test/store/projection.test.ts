import type { Entry, Fact } from '../../engine/model/journal.ts';
import { findCase } from '../../store/cases.ts';
import { append } from '../../store/journal.ts';
import { messagesOf } from '../../store/messages.ts';
import { assignPeople } from '../../store/task-people.ts';
import { findTask, inbox, tasksOf } from '../../store/tasks.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { onEveryDatabase } from './databases.ts';
import { answered, entries, newCase, noon, opened, settled, started } from './entries.ts';

const head = opened('head', noon + 60_000);
const group = opened('group', noon + 30_000);
const assigned = (rung: number, ...people: readonly string[]): Fact => ({
  kind: 'assigned',
  task: 'head',
  round: 1,
  rung,
  seats: [{ seat: 'chief', people }],
});
const escalated: Fact = {
  kind: 'escalated',
  task: 'head',
  round: 1,
  rung: 1,
  to: ['director'],
  deadline: noon + 120_000,
};
const sent: Fact = {
  kind: 'sent',
  message: 'm1',
  step: 'told',
  template: 'offer',
  class: 'offer',
  to: { who: 'candidate' },
};
const shown: Fact = { kind: 'shown', step: 's', label: 'S', expectedBy: 9 };
const ended: Fact = { kind: 'ended', outcome: 'hired' };
const cancelled: Fact = { kind: 'cancelled', task: 'head', round: 1 };

const given = (value: string, before?: string): Fact => ({
  kind: 'resumed',
  mended: 'fact',
  fact: { name: 'position.title', value, ...(before !== undefined && { before }) },
  channel: 'cli',
});

const mended = (plan: string): Fact => ({
  kind: 'resumed',
  mended: 'plan',
  plan,
  channel: 'cli',
});

onEveryDatabase((store) => {
  const positionOf = async (id: string) => (await findCase(store(), id))?.facts['position'];

  test('a fact that an entry gives is one of its case, and goes when the entry is taken back', async () => {
    const id = await newCase(store());
    const all = entries(started, given('Cook'), given('Baker', 'Cook'));
    await append(store(), id, all.slice(0, 2), 'fixed');
    expect(await positionOf(id)).toEqual({ title: 'Cook' });
    await append(store(), id, all.slice(2), 'tentative');
    expect(await positionOf(id)).toEqual({ title: 'Baker' });
    const again: Entry = { ...shown, seq: 3, at: noon + 60_000 };
    await append(store(), id, [again], 'tentative');
    expect(await positionOf(id)).toEqual({ title: 'Cook' });
    expect(await verifyJournal(store(), id)).toBe('intact');
    const rows = store().db.selectFrom('journal').select('entry').where('case_id', '=', id);
    const skeletons = JSON.stringify(await rows.execute());
    expect(skeletons).toContain('position.title');
    expect(skeletons).not.toContain('Cook');
  });

  test('a plan that an entry brings is that of its case, and goes when the entry is taken back', async () => {
    const id = await newCase(store());
    const all = entries(started, mended('p2'), mended('p3'));
    const plans: unknown[] = [];
    const take = async (some: readonly Entry[], as: 'fixed' | 'tentative') => {
      await append(store(), id, some, as);
      plans.push((await findCase(store(), id))?.plan);
    };
    await take(all.slice(0, 2), 'fixed');
    await take(all.slice(2), 'tentative');
    await take([{ ...shown, seq: 3, at: noon + 60_000 }], 'tentative');
    const other = await newCase(store());
    await append(store(), other, all.slice(0, 2), 'tentative');
    await append(store(), other, [{ ...shown, seq: 2, at: noon + 60_000 }], 'tentative');
    plans.push((await findCase(store(), other))?.plan);
    expect(plans).toEqual(['p2', 'p3', 'p2', 'p1']);
  });

  test.each<[string, readonly Fact[], object]>([
    ['accepted and nothing more', [], { status: 'starting' }],
    ['started', [started], { status: 'running' }],
    ['shown', [{ kind: 'shown', step: 's', label: 'S' }], { step: 's' }],
    ['shown with a time', [shown], { step: 's', due: 9 }],
    ['waiting for a task', [head], { step: 'head', due: noon + 60_000 }],
    ['waiting for the nearest of two', [head, group], { step: 'group', due: noon + 30_000 }],
    ['one of two settled', [head, group, settled('group')], { step: 'head', due: noon + 60_000 }],
    ['escalated', [head, escalated], { step: 'head', due: noon + 120_000 }],
    ['settled', [head, settled('head')], { step: 'head' }],
    ['cancelled', [head, cancelled], { step: 'head' }],
    ['ended', [started, shown, ended], { status: 'ended', outcome: 'hired', endedAt: noon + 2000 }],
    [
      'ended while a task beside is open',
      [started, head, ended],
      {
        status: 'ended',
        step: 'head',
        due: noon + 60_000,
        outcome: 'hired',
        endedAt: noon + 2000,
      },
    ],
    [
      'ended, and the task beside settled',
      [started, head, ended, settled('head')],
      { status: 'ended', outcome: 'hired', endedAt: noon + 2000 },
    ],
    [
      'ended, and something shown beside',
      [started, head, ended, cancelled, shown],
      { status: 'ended', outcome: 'hired', endedAt: noon + 2000 },
    ],
  ])('a case that is %s', async (_sentence, facts, expected) => {
    const id = await newCase(store());
    await append(store(), id, entries(...facts));
    expect(await findCase(store(), id)).toEqual({
      id,
      flow: 'hello',
      plan: 'p1',
      facts: { candidate: { name: 'Lin' } },
      status: 'starting',
      createdAt: expect.any(Number),
      ...expected,
    });
  });

  test.each<[string, readonly Fact[], object]>([
    ['opened', [], {}],
    ['assigned', [assigned(0, 'ada')], { people: [{ person: 'ada', seat: 'chief', rung: 0 }] }],
    ['assigned anew', [assigned(0, 'ada'), assigned(0, 'bo')], { people: [on(0, 'bo')] }],
    ['without anybody', [assigned(0)], {}],
    [
      'escalated',
      [assigned(0, 'ada'), escalated, assigned(1, 'cy')],
      { deadline: noon + 120_000, people: [on(0, 'ada'), on(1, 'cy')] },
    ],
    [
      'answered',
      [answered('head', 'ada')],
      { answers: [{ ...answered('head', 'ada'), at: noon + 1000 }] },
    ],
    ['answered for another task', [group, answered('group', 'ada')], {}],
    [
      'settled',
      [settled('head')],
      { settled: { outcome: 'approved', silent: false, at: noon + 1000 } },
    ],
    ['cancelled', [cancelled], { cancelled: true }],
  ])('a task that is %s', async (_sentence, facts, expected) => {
    const id = await newCase(store());
    await append(store(), id, entries(head, ...facts));
    expect(await findTask(store(), id, 'head', 1)).toEqual({
      case: id,
      opened: head,
      openedAt: noon,
      people: [],
      answers: [],
      cancelled: false,
      deadline: noon + 60_000,
      ...expected,
    });
  });

  test('people found before the journal says so see their task; the journal has the last word', async () => {
    const id = await newCase(store());
    const rung = { case: id, task: 'head', round: 1, rung: 0 };
    const find = async (person: string): Promise<void> =>
      assignPeople(store(), { ...rung, seats: [{ seat: 'chief', people: [person] }] });
    const people = async () => (await tasksOf(store(), id))[0]?.people;
    await append(store(), id, entries(head));
    await find('ada');
    expect(await people()).toEqual([on(0, 'ada')]);
    await find('bo');
    expect(await people()).toEqual([on(0, 'bo')]);
    await append(store(), id, entries(head, assigned(0, 'bo')));
    await find('late');
    expect(await people()).toEqual([on(0, 'bo')]);
  });

  test('an inbox holds the open tasks of a person in all cases, the most urgent first', async () => {
    const me = `me-${Math.random()}`;
    const [late, soon, done] = await Promise.all([1, 2, 3].map(() => newCase(store())));
    const mine = assigned(0, me);
    await append(store(), late ?? '', entries(opened('head', 200), mine));
    await append(store(), soon ?? '', entries(opened('head', 100), mine, mine));
    await append(store(), done ?? '', entries(opened('head', 50), mine, settled('head')));
    expect((await inbox(store(), me)).map((task) => task.case)).toEqual([soon, late]);
    expect(await inbox(store(), 'nobody')).toEqual([]);
  });

  test.each<[string, readonly Fact[], object]>([
    ['sent', [], {}],
    [
      'accepted',
      [{ kind: 'accepted', message: 'm1', acceptedAt: 7 }],
      { fate: { fate: 'accepted', at: 7 } },
    ],
    [
      'refused',
      [{ kind: 'undelivered', message: 'm1', fate: 'refused', reason: '550' }],
      { fate: { fate: 'refused', reason: '550' } },
    ],
    [
      'of unknown delivery outcome',
      [{ kind: 'undelivered', message: 'm1', fate: 'unknown', reason: 'broke off' }],
      { fate: { fate: 'unknown', reason: 'broke off' } },
    ],
    ['dropped', [{ kind: 'dropped', message: 'm1' }], { fate: { fate: 'dropped' } }],
  ])('a message that is %s', async (_sentence, facts, expected) => {
    const id = await newCase(store());
    await append(store(), id, entries(sent, ...facts));
    const { kind: _kind, ...message } = sent;
    expect(await messagesOf(store(), id)).toEqual([
      { ...message, sentAt: noon, deliveries: [], ...expected },
    ]);
  });
});

function on(rung: number, person: string): object {
  return { person, seat: 'chief', rung };
}
