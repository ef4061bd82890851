import { captionsIn } from '../../cli/diagram/caption.ts';
import { diagramWords } from '../../cli/diagram/words.ts';
import { diagramMermaid } from '../../cli/diagram/mermaid.ts';
import { subjectOf } from '../../cli/diagram/speech.ts';
import { diagramSvg } from '../../cli/diagram/svg.ts';
import { widthOf, wrapped } from '../../cli/diagram/svg-element.ts';
import type { Behaviour } from '../../engine/behaviour/behaviour.ts';
import { diagramOf } from '../../engine/diagram/diagram.ts';
import { endEvent, flowOf, mark, userTask } from '../engine/behaviour/written-behaviours.ts';

const captions = captionsIn('en', { templates: {} });
const mermaidOf = (...behaviours: readonly Behaviour[]) =>
  diagramMermaid(diagramOf(flowOf(...behaviours)), captions)
    .split('\n')
    .filter((line) => !/classDef|^flowchart|^$/.test(line));

test('a task with branches becomes nodes and named edges', () => {
  const asked = userTask('review', { yes: mark('good'), no: endEvent('rejected') });
  expect(mermaidOf(asked)).toEqual([
    '  n2["review<br/>boss: 0.001 seconds"]:::race',
    `  n3[/"Candidate's page: good"/]:::show`,
    '  n4(["End: Rejected"]):::exit',
    '  n5(["End: Completed"]):::exit',
    '  n2 -->|"yes"| n3',
    '  n2 -->|"no"| n4',
    '  n2 -->|"No answer in time"| n5',
    '  n3 --> n5',
  ]);
});

test('a parallel branch is a group with a dotted edge to it', () => {
  const aside: Behaviour = {
    term: 'fork',
    step: 'aside',
    how: 'awaited',
    behaviour: mark('there'),
  };
  expect(mermaidOf(mark('here'), aside)).toEqual([
    `  n2[/"Candidate's page: here"/]:::show`,
    '  subgraph group3["Meanwhile"]',
    `    n4[/"Candidate's page: there"/]:::show`,
    '  end',
    '  n5(["End: Completed"]):::exit',
    '  n2 -.-> n4',
    '  n2 --> n5',
  ]);
});

// Drawn once by Mermaid 11 itself: each label shows as it is written here.
test.each([
  ['"q" #35; <b> & `x`', '#34;q#34; #35;35#59; #60;b#62; #38; #96;x#96;'],
  ['1. first', '#49;#46; first'],
  ['- dash *star* _line_', '#45; dash #42;star#42; #95;line#95;'],
  ['end', 'end'],
])('the label %s stays what it is', (label, written) => {
  expect(mermaidOf({ ...userTask('x', {}), title: label })[0]).toContain(`["${written}<br/>`);
});

test('a picture is markup whatever the labels say', () => {
  const title = '<script>"&\u0007';
  const plan = { flow: 'main', title, calendars: {} };
  const svg = diagramSvg(plan, diagramOf(flowOf({ ...userTask('x', {}), title })), captions);
  expect(svg).toContain('&lt;script&gt;&quot;&amp; ');
  expect(svg).not.toContain('<script>');
});

test.each([
  ['words', 'one two three four', ['one two three', 'four']],
  [
    'Chinese, with its marks behind',
    '候选人撤回应聘了，流程结束。',
    ['候选人撤回应聘', '了，流程结束。'],
  ],
  ['a word too long for a line', 'abcdefghijklmnopqrstuv', ['abcdefghijklmno', 'pqrstuv']],
  ['nothing', '', ['']],
])('lines of %s', (_title, text, lines) => {
  const broken = wrapped(text, 80, 10);
  expect(broken).toEqual(lines);
  expect(broken.filter((line) => widthOf(line, 10) > 80)).toEqual([]);
});

test.each([
  [{ ms: 5_400_000 }, '90 minutes', '90 分钟'],
  [{ ms: 86_400_000 }, '1 day', '1 天'],
  [{ ms: 1500 }, '1.5 seconds', '1.5 秒'],
  [{ businessMs: 28_800_000, calendar: 'a' }, '8 business hours', '8 个工作小时'],
  [{ businessMs: 1_800_000, calendar: 'a' }, '30 business minutes', '30 个工作分钟'],
  [{ businessDays: 1, calendar: 'a' }, '1 business day', '1 个工作日'],
])('%o is %s', (duration, en, zh) => {
  expect([diagramWords.en.duration(duration), diagramWords['zh-CN'].duration(duration)]).toEqual([
    en,
    zh,
  ]);
});

test.each([
  ['{{ case.position.title }}: our decision', 'Our decision'],
  ['「{{ case.position.title }}」：面试之后的安排', '面试之后的安排'],
  ['Our offer to you, {{ case.position.title }}', 'Our offer to you'],
  ['Declined: {{ case.name }}, {{ case.title }}', 'Declined'],
  ['About {{ case.title }} in short', 'About … in short'],
  ['{{ case.title }}', undefined],
])('the subject %s without a case', (subject, said) => {
  const template = { id: 'x', class: 'notice', subject: { en: subject }, body: {} } as const;
  expect(subjectOf(template, 'en')).toBe(said);
});
