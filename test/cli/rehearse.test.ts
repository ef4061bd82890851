import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearseFlow } from '../../cli/rehearse.ts';
import { shiftFacts } from '../../cli/rehearsal/shift-facts.ts';
import { startMomentsFrom } from '../../cli/rehearsal/start-moments.ts';
import { instantFormatIn } from '../../cli/rehearsal/time-format.ts';
import { shipped } from '../definitions/shipped.ts';

type RehearseFlowOptions = Parameters<typeof rehearseFlow>[1];

const now = Date.parse('2026-03-02T12:00+08:00');
const sample = 'definitions/samples/core-transparent.json';

const rehearse = (options: Partial<RehearseFlowOptions> = {}, flow = 'core-transparent') =>
  rehearseFlow(
    flow,
    { definitions: 'definitions', templates: 'templates', case: sample, ...options },
    now,
  );

const scenes = (text: string) =>
  text.split('\n').filter((line) => /: (ends as|never ends)/.test(line));

test('the courses that every flow should stand', async () => {
  const text = await rehearse({ start: '2026-09-30T16:00+08:00' });
  expect(scenes(text)).toEqual([
    'everyone is prompt: ends as accepted after 3 h 0 min',
    'everyone answers at the last minute: ends as accepted after 14 days 23 h',
    'everyone is silent: ends as undecided after 12 days 19 h',
    'the approvers are away ("group"): ends as accepted after 8 days 3 h',
    'the last decision is a no: ends as rejected after 40 min',
    'no mail reaches the candidate: ends as accepted after 3 h 0 min',
    'the candidate withdraws: ends as withdrew after 15 min',
  ]);
});

test.each(['basic-instant', 'urgent-fast-track'])('%s stands them all', async (flow) => {
  const text = await rehearse({ case: `definitions/samples/${flow}.json` }, flow);
  expect(scenes(text)).toHaveLength(21);
  expect(text).not.toContain('never ends');
});

test('one course as a calendar, with the subjects as their readers see them', async () => {
  const text = await rehearse({ start: '2026-09-30T16:00+08:00', scene: 'LAST DECISION' });
  expect(text).toBe(`Started on a day of your choice: Wed 2026-09-30 16:00, times in Asia/Shanghai
=============================================================================

the last decision is a no: ends as rejected after 40 min
longest wait of the candidate without a word: 40 min
DAY             TIME   WHO            WHAT                                                           ID
Wed 2026-09-30  16:00  Daniel Okafor  Senior Backend Engineer: what happens after your interview     in-review
                16:00  Grace Chen     Department HR review - Daniel Okafor, Senior Backend Engineer  request
                16:30  Grace Chen     says approved to department
                16:30  刘洋           集团审批 - Daniel Okafor，Senior Backend Engineer              request
                16:30  宋怡           集团审批 - Daniel Okafor，Senior Backend Engineer              request
                16:30  Anna Weber     Group approval - Daniel Okafor, Senior Backend Engineer        request
                16:40  刘洋           says rejected to group
                16:40  宋怡           says rejected to group
                16:40  Daniel Okafor  Senior Backend Engineer: our decision                          regret
                16:40                 the case ends as rejected
`);
});

test.each([
  [
    '2026-03-02T12:00+08:00',
    'cn-office',
    ['Tue 2026-03-03 10:00', 'Fri 2026-03-06 17:30', 'Wed 2026-09-30 16:00'],
  ],
  [
    '2026-02-01T12:00+08:00',
    'cn-office',
    ['Tue 2026-03-03 10:00', 'Fri 2026-03-06 17:30', 'Sat 2026-02-14 16:00'],
  ],
  [
    '2026-12-30T12:00+08:00',
    'cn-office',
    ['Tue 2027-01-05 10:00', 'Fri 2027-01-01 17:30', 'Sat 2026-02-14 16:00'],
  ],
  [
    '2026-03-02T12:00+08:00',
    'cn-shop',
    ['Tue 2026-03-03 11:00', 'Fri 2026-03-06 21:30', 'Thu 2027-02-04 20:00'],
  ],
])('seen from %s, cases in the hours of %s start', (from, calendar, starts) => {
  const table = shipped.calendars.get(calendar);
  if (table === undefined) throw new Error(`no "${calendar}"`);
  const found = startMomentsFrom(Date.parse(from), table);
  expect(found.map(({ title }) => title)).toEqual([
    'an ordinary Tuesday',
    'a Friday evening',
    'before the longest holiday',
  ]);
  expect(found.map(({ at }) => instantFormatIn(table.zone)(at))).toEqual(starts);
});

test('all moments of the facts move together, to an hour before the start', () => {
  const schema = shipped.caseSchema ?? {};
  const facts = {
    candidate: { name: 'Lin' },
    position: { startFrom: '2026-12-01' },
    lastInterviewAt: '2026-11-20T10:00:00+01:00',
  };
  expect(shiftFacts(Date.parse('2026-09-30T08:00Z'), facts, schema)).toEqual({
    ...facts,
    lastInterviewAt: '2026-09-30T07:00:00.000Z',
  });
});

test('a picture: a lane for each person, a column for each day, quiet days together', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  const svg = join(folder, 'a.svg');
  await rehearse({ start: '2026-09-30T16:00+08:00', scene: 'silent', svg });
  const picture = readFileSync(svg, 'utf8');
  rmSync(folder, { recursive: true });
  const texts = [...picture.matchAll(/<text[^>]* class="(\w+)">([^<]*)</g)];
  const of = (kind: string) => texts.filter(([, one]) => one === kind).map(([, , text]) => text);
  expect(of('title')).toEqual(['everyone is silent']);
  expect(of('name')).toEqual([
    'Daniel Okafor',
    'Grace Chen',
    '赵敏',
    'Emma Liu',
    '唐伟',
    'the case',
  ]);
  expect(of('label')).toEqual([
    'Wed 30 Sep',
    '7 days',
    'Thu 8 Oct',
    'Fri 9 Oct',
    'Sat 10 Oct',
    '1 day',
    'Mon 12 Oct',
    'Tue 13 Oct',
  ]);
  expect(of('note')).toContain('closed');
});

test.each<[string, Partial<RehearseFlowOptions>, string, RegExp, number]>([
  ['a flow that does not exist', {}, 'core', /there is no flow "core"; known are basic-instant/, 2],
  [
    'a start that is no moment',
    { start: 'tomorrow' },
    'core-transparent',
    /"tomorrow" is not a moment/,
    2,
  ],
  [
    'a course that does not exist',
    { scene: 'flood' },
    'core-transparent',
    /no course has "flood" in its title/,
    2,
  ],
  [
    'a case that cannot be read',
    { case: 'nowhere.json' },
    'core-transparent',
    /"nowhere\.json" cannot be read; check --case/,
    2,
  ],
  [
    'folders that are not there',
    { definitions: 'nowhere' },
    'core-transparent',
    /"nowhere" and "templates" cannot be read/,
    2,
  ],
  [
    'facts that break case.yaml',
    { case: 'package.json' },
    'core-transparent',
    /the facts break case.yaml: \/candidate is missing/,
    1,
  ],
])('%s', async (_title, options, flow, message, exitCode) => {
  await expect(rehearse(options, flow)).rejects.toThrow(message);
  await expect(rehearse(options, flow)).rejects.toMatchObject({ exitCode });
});

test('facts may stand alone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'facts-'));
  const file = join(folder, 'facts.json');
  writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(sample, 'utf8')).facts));
  expect(scenes(await rehearse({ case: file, scene: 'prompt' }))).toHaveLength(3);
  rmSync(folder, { recursive: true });
});
