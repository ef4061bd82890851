import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onChange } from '../../cli/rehearsal/on-change.ts';
import { test as runTest } from '../../cli/test.ts';

const root = join(import.meta.dirname, '../..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenes-'));
  for (const name of ['definitions', 'templates'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const flows = join(folder, 'definitions/flows');
  for (const file of readdirSync(flows).filter((name) => name.endsWith('.test.yaml')))
    rmSync(join(flows, file));
});
afterEach(() => rmSync(folder, { recursive: true }));

type RunTestOptions = Parameters<typeof runTest>[1];

async function play(flows: readonly string[] = [], options: Partial<RunTestOptions> = {}) {
  let out = '';
  const folders = {
    definitions: join(folder, 'definitions'),
    templates: join(folder, 'templates'),
  };
  const code = await runTest(flows, { ...folders, format: 'text', ...options }, (text) => {
    out += text;
  });
  return { code, out };
}

const scenes = (expect: string) => `rehearse: urgent-fast-track
case: { candidate: { name: Lin, email: lin@example.com }, position: { title: Dev, department: sales, family: urgent }, lastInterviewAt: 2026-11-24T09:00+08:00 }
start: 2026-11-24T10:00+08:00
scenes:
  - title: both say no
    script:
      - { who: director-hr, does: reject, after: 10m }
      - { who: director-business, does: reject, at: same moment }
    expect: [${expect}]
  - title: withdrawn
    script: [{ who: candidate, does: withdraw, at: +5m }]
    expect: [{ outcome: withdrew }]
`;

const write = (text: string, flow = 'urgent-fast-track') =>
  writeFileSync(join(folder, `definitions/flows/${flow}.test.yaml`), text);

test('all as expected: 0, and what no scene has reached is listed by line', async () => {
  write(scenes('{ outcome: rejected }'));
  const { code, out } = await play();
  expect(code).toBe(0);
  expect(out).toContain('  ok   both say no (10 min, 1 promise kept)\n');
  expect(out).toMatch(/reached: \d+ of 36 paths, \d+ of 38 steps, \d+ of 54 outcomes/);
  expect(out).toMatch(/flows\/urgent-fast-track\.yaml:\d+ directors: the outcome "approved"\n/);
  expect(out).toContain('2 scenes of 1 flow, all as expected\n');
});

test('what no scene has reached fails on demand', async () => {
  write(scenes('{ outcome: rejected }'));
  expect((await play([], { complete: true })).code).toBe(1);
});

test('not as expected: 1, with what came and how the case had gone up to there', async () => {
  write(scenes('{ message: regret, to: candidate, at: +5m }, { outcome: rejected }'));
  const { code, out } = await play();
  expect(code).toBe(1);
  expect(out).toContain(
    `  FAIL both say no (flows/urgent-fast-track.test.yaml:5)
       flows/urgent-fast-track.test.yaml:9
         expected  "regret" to candidate Tue 2026-11-24 10:05
         came      Tue 2026-11-24 10:10
       WHEN                  WHO        WHAT
       Tue 2026-11-24 10:00             the case starts
       Tue 2026-11-24 10:00  candidate  gets in-review (status)
       Tue 2026-11-24 10:00  ma-chao    gets request about directors
       Tue 2026-11-24 10:00  he-jing    gets request about directors
       Tue 2026-11-24 10:10  he-jing    says rejected to directors
       Tue 2026-11-24 10:10  ma-chao    says rejected to directors
       Tue 2026-11-24 10:10  candidate  gets regret (regret)
       Tue 2026-11-24 10:10             the case ends as rejected
`,
  );
  expect(out).toContain('2 scenes of 1 flow, 1 not as expected\n');
});

test.each([
  ['a part of its title', { filter: 'WITHDRAWN' }, ['withdrawn']],
  ['nothing', {}, ['both say no', 'withdrawn']],
])('scenes are chosen by %s', async (_by, options, titles) => {
  write(scenes('{ outcome: rejected }'));
  const { out } = await play(['urgent-fast-track'], { ...options, format: 'json' });
  const [flow] = JSON.parse(out).flows;
  expect(flow.scenes.map(({ title }: { title: string }) => title)).toEqual(titles);
});

test('as JSON: the form that programs read', async () => {
  write(scenes('{ outcome: accepted }'));
  const { out } = await play([join(folder, 'definitions/flows/urgent-fast-track.test.yaml')], {
    format: 'json',
    filter: 'both',
  });
  expect(JSON.parse(out)).toMatchObject({
    diagnostics: [],
    flows: [
      {
        flow: 'urgent-fast-track',
        file: 'flows/urgent-fast-track.test.yaml',
        scenes: [
          {
            title: 'both say no',
            line: 5,
            outcome: 'rejected',
            start: '2026-11-24T02:00:00.000Z',
            until: '2026-11-24T02:10:00.000Z',
            failures: [
              {
                line: 9,
                expected: 'the case to end as "accepted"',
                came: 'it ended as "rejected", 2026-11-24T02:10:00.000Z',
              },
            ],
            timeline: expect.arrayContaining([
              {
                at: '2026-11-24T02:10:00.000Z',
                who: 'he-jing',
                what: 'says rejected to directors',
              },
            ]),
          },
        ],
      },
    ],
  });
});

test('as JUnit: the form that build servers read', async () => {
  write(scenes('{ outcome: accepted }').replace('both say no', '"a < b & c"'));
  const { out } = await play([], { format: 'junit' });
  expect(out).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="tidings">
  <testsuite name="urgent-fast-track" file="flows/urgent-fast-track.test.yaml" tests="2" failures="1">
    <testcase classname="urgent-fast-track" name="a &lt; b &amp; c">
      <failure message="not as expected">line 9: expected the case to end as &quot;accepted&quot;; came it ended as &quot;rejected&quot;, Tue 2026-11-24 10:10</failure>
    </testcase>
    <testcase classname="urgent-fast-track" name="withdrawn"/>
  </testsuite>
</testsuites>
`);
});

test('findings in a scene: 1, placed', async () => {
  write(scenes('{ outcome: lost }'));
  const { code, out } = await play();
  expect(code).toBe(1);
  expect(out).toContain('flows/urgent-fast-track.test.yaml:9:25 error unknown-outcome');
});

test('a flow with errors cannot be rehearsed', async () => {
  write('flow: broken\ntitle: T\ncalendar: cn-office\nsteps: [{ ende: x }]', 'broken');
  writeFileSync(
    join(folder, 'definitions/flows/broken.yaml'),
    'flow: broken\ntitle: T\ncalendar: cn-office\nsteps: [{ ende: x }]\n',
  );
  const { code, out } = await play(['broken']);
  expect(code).toBe(1);
  expect(out).toContain('flows/broken.yaml:4:11 error unknown-kind');
  expect(out).toContain('flows/broken.test.yaml:1:1 error untestable-flow');
});

test.each([
  ['a flow without scenes', ['core-transparent'], {}, /there is no ".*core-transparent.test.yaml"/],
  ['a folder that is not there', [], { templates: '/nowhere' }, /"\/nowhere" does not exist/],
])('%s: 2', async (_title, flows, options, message) => {
  await expect(play(flows, options)).rejects.toThrow(message);
  await expect(play(flows, options)).rejects.toMatchObject({ exitCode: 2 });
});

test('a file that changes is named, until nobody wants to know any more', async () => {
  const stop = new AbortController();
  const changes = onChange([join(folder, 'definitions')], stop.signal);
  const next = changes.next();
  write(scenes('{ outcome: rejected }'));
  expect(await next).toEqual({ done: false, value: expect.stringContaining('definitions/') });
  const last = changes.next();
  stop.abort();
  for (let one = await last; one.done !== true; one = await changes.next());
  expect(await changes.next()).toEqual({ done: true, value: undefined });
});
