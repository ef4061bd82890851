import { compile } from '../../../../engine/compiler/compile.ts';
import { idsOf } from '../step-ids.ts';
import { surroundingFiles, fixture } from '../fixtures.ts';

const compileCore = async () => {
  const { plan, texts } = await compile(fixture('valid', 'core').files, 'core');
  if (plan === undefined || texts === undefined) throw new Error('core does not compile');
  return { plan, texts };
};

const planOf = async (steps: string, more = '') => {
  const text = `flow: main\ntitle: T\ncalendar: office\nsteps: ${steps}\n${more}`;
  const { plan, diagnostics } = await compile(
    new Map([...surroundingFiles(), ['flows/main.yaml', text]]),
    'main',
  );
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 2));
  return plan;
};

test.each([
  ['the author’s ids stay', '[{ wait: 1h, id: a }, { wait: 1h, id: b }]', ['a', 'b']],
  [
    'a step without an id is called after its kind',
    '[{ wait: 1h }, { wait: 1h }, { end: done }]',
    ['wait', 'wait-2', 'end'],
  ],
  [
    'below the branch in which it stands',
    '[{ choose: [{ when: "true", do: [{ wait: 1h }] }], else: [{ wait: 1h, id: x }, { wait: 1h }], id: way }]',
    ['way', 'way.1/wait', 'x', 'way.else/wait'],
  ],
  [
    'steps of a part carry the path of their caller',
    '[{ run: manager-call }, { run: manager-call }, { run: regret, id: bye }]',
    [
      'manager-call',
      'manager-call/call',
      'manager-call-2',
      'manager-call-2/call',
      'bye',
      'bye/told',
      'bye/end',
    ],
  ],
  [
    'with the outcome in whose branch it is run',
    '[{ approve: A, id: department, by: ada, within: 1h, rejected: [{ run: regret }], silent: rejected }]',
    [
      'department',
      'department.rejected/regret',
      'department.rejected/regret/told',
      'department.rejected/regret/end',
    ],
  ],
])('ids: %s', async (_title, steps, ids) => {
  expect(idsOf((await planOf(steps)).steps)).toEqual(ids);
});

test('ids are unique in the whole plan', async () => {
  const { plan } = await compileCore();
  const ids = [
    ...idsOf(plan.steps),
    ...Object.values(plan.on).flatMap(idsOf),
    ...plan.backstops.flatMap(({ steps }) => idsOf(steps)),
    ...idsOf(plan.system.undelivered),
    ...idsOf(plan.system.unknown),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toContain('on.withdrawn/choose.else/regret/told');
  expect(ids).toContain('backstops.1/tell');
  expect(ids).toContain('system.undelivered/reach');
});

test('a plan is plain JSON', async () => {
  const { plan } = await compileCore();
  expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
});

test('it shows, along the main line, what the candidate’s page may show', async () => {
  expect((await compileCore()).plan.pages).toEqual([
    { step: 'show', label: { en: 'Documents are being prepared', 'zh-CN': '正在准备材料' } },
    { step: 'department', label: 'Department review' },
    { step: 'group', label: { en: 'Group approval', 'zh-CN': '集团审批' } },
  ]);
});

test('it has the calendars that its durations and forms name, also in parts', async () => {
  expect(Object.keys((await compileCore()).plan.calendars)).toEqual(['office', 'shop']);
  const { calendars, zone } = await planOf('[{ wait: 1h }]');
  expect(Object.keys(calendars)).toEqual(['office']);
  expect(zone).toBe('Asia/Shanghai');
});

test('a part counts in the calendar of the flow that runs it', async () => {
  const { steps } = await planOf('[{ run: manager-call }]');
  expect(steps).toMatchObject([
    { steps: [{ within: { businessMs: 4 * 3_600_000, calendar: 'office' } }] },
  ]);
});

test('it has the classes of the templates it may send, and their texts beside it', async () => {
  const { plan, texts } = await compileCore();
  expect(plan.classes).toEqual({
    'in-review': 'status',
    'no-decision-yet': 'decision-status',
    offer: 'offer',
    'onboarding-guide': 'notice',
    regret: 'regret',
    'withdrawal-noted': 'notice',
  });
  expect(Object.keys(texts.forms)).toEqual(['first-day', 'offer-answer']);
  expect(Object.keys(texts.templates)).toEqual(
    [...Object.keys(plan.classes), 'escalation', 'reassigned', 'receipt', 'reminder', 'request']
      .concat('superseded')
      .toSorted(),
  );
});

test('expressions are taken without their mark', async () => {
  const { plan } = await compileCore();
  expect(plan.steps).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({
        id: 'told',
        with: {
          expires: { after: { businessDays: 5, calendar: 'office' } },
          family: {
            cel: 'case.position.family',
            tree: {
              op: 'field',
              of: { op: 'field', of: { op: 'name', name: 'case' }, name: 'position' },
              name: 'family',
            },
          },
        },
      }),
    ]),
  );
});

test('backstops keep their moment, handlers their event', async () => {
  const { plan } = await compileCore();
  expect(plan.backstops[0]).toMatchObject({
    unless: 'answer',
    after: { ms: 40 * 86_400_000 },
    since: {
      cel: 'case.lastInterviewAt',
      tree: { op: 'field', name: 'lastInterviewAt', as: 'moment' },
    },
  });
  expect(Object.keys(plan.on)).toEqual(['withdrawn']);
});

test('a message that cannot be delivered goes to the recruiter, then to the duty officer', async () => {
  const { system } = await planOf('[{ wait: 1h }]');
  expect(system.undelivered).toMatchObject([
    {
      for: ['recruiter'],
      within: { businessDays: 1, calendar: 'office' },
      escalate: [{ to: 'hr-duty-officer' }],
    },
  ]);
  expect(system.unknown).toMatchObject([
    {
      for: ['recruiter'],
      within: { businessMs: 3_600_000, calendar: 'office' },
      escalate: [{ to: 'hr-duty-officer' }],
    },
  ]);
});

test('where nobody says what is shown, nothing is that only some read', async () => {
  const readers = 'readers: [hr-director]';
  const text = 'flow: main\ntitle: T\ncalendar: office\nsteps: [{ wait: 1h }]\n';
  const around = surroundingFiles();
  const result = `result: { match: { type: number, optional: true, ${readers} } }\n`;
  const files = (written: string) =>
    new Map([...around, ['case.yaml', written], ['flows/main.yaml', text]]);
  const of = around.get('case.yaml') ?? '';
  const { plan } = await compile(files(`${of}${result}`), 'main');
  expect(plan?.shows?.map((one) => 'fact' in one && one.fact.join('.'))).toEqual([
    'candidate.name',
    'position.department',
    'lastInterviewAt',
  ]);
  const all = await compile(files(`${of}${result.replace(`, ${readers}`, '')}`), 'main');
  expect(all.plan?.shows).toBeUndefined();
});
