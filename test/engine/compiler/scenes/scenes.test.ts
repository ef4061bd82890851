import { parse } from '../../../../engine/compiler/source/parse.ts';
import { compileScenes } from '../../../../engine/compiler/scenes/compile-scenes.ts';
import { sceneCodes } from '../../../../engine/compiler/source/codes.ts';
import { shippedPlan, shipped } from '../../../definitions/shipped.ts';
import { diagnosticLines } from '../findings.ts';

const { directory, caseSchema = {}, calendars, flows } = shipped;

const context = {
  plan: shippedPlan('core-transparent'),
  calendar: flows.get('core-transparent')?.calendar ?? '',
  calendars,
  caseSchema,
  who: ['candidate', ...Object.keys(directory?.roles ?? {}), 'zhao-min'],
};

const compile = (text: string) =>
  compileScenes(parse(text, 'flows/core-transparent.test.yaml'), 'core-transparent', context);

const head = `rehearse: core-transparent
case: { candidate: { name: Lin, email: lin@example.com }, position: { title: Dev, department: sales, family: core }, lastInterviewAt: 2026-09-29T15:00+08:00 }
start: 2026-09-30T16:00+08:00
scenes:
  - title: one
`;

const withCue = (cue: string) =>
  `${head}    script:\n      - ${cue}\n    expect: [{ outcome: accepted }]`;
const withExpected = (one: string) => `${head}    expect:\n      - ${one}`;
const withMail = (rule: string) =>
  `${head}    mail:\n      - ${rule}\n    expect: [{ outcome: accepted }]`;

// prettier-ignore
const wrongScenes: readonly (readonly [title: string, text: string, found: readonly string[]])[] = [
  ['of another flow', withCue('{ who: candidate, does: withdraw, at: +1h }').replace('rehearse: core-transparent', 'rehearse: core'), ['1:11 wrong-name: "core" stands where "core-transparent" is expected, the name of its file']],
  ['a scene that expects nothing', `${head}    expect: []`, ['6:5 no-expectation: "one" expects nothing, so it shows nothing']],
  ['a scene without "expect"', `${head}    script: []`, ['5:5 missing-key: "expect" is missing in a scene']],
  ['two scenes of one title', `${withExpected('outcome: accepted')}\n  - title: one\n    expect: [{ outcome: accepted }]`, ['8:12 duplicate-name: "one" is already taken']],
  ['a case without a start', withExpected('outcome: accepted').replace(/start.*\n/, ''), ['4:5 missing-key: nobody knows when the case of this scene starts']],
  ['a start that is no moment', withExpected('outcome: accepted').replace('2026-09-30T16:00+08:00', '2026-09-31T16:00+08:00'), ['3:8 wrong-value: "2026-09-31T16:00+08:00" is not a moment']],
  ['a start in a year that nobody means', withExpected('outcome: accepted').replace('2026-09-30T16', '0206-09-30T16'), ['3:8 wrong-value: "0206-09-30T16:00+08:00" lies in the year 0206, between 1900 and 2100 was expected']],
  ['a start for ever', withExpected('outcome: accepted').replace('2026-09-30T16', '9999-09-30T16'), ['3:8 wrong-value: "9999-09-30T16:00+08:00" lies in the year 9999, between 1900 and 2100 was expected']],
  ['an interview after the start', withExpected('outcome: accepted').replace('2026-09-29T15', '2062-09-29T15'), ['2:135 wrong-facts: "case.lastInterviewAt" lies in the future']],
  ['an interview after the start of one scene', `${head}    start: 2026-09-28T16:00+08:00\n    expect: [{ outcome: accepted }]`, ['6:12 wrong-facts: "case.lastInterviewAt" lies in the future']],
  ['facts that break case.yaml', withExpected('outcome: accepted').replace('family: core', 'family: cor'), ['2:110 wrong-facts: "case.position.family" must be one of basic, core, urgent, senior; did you mean "core"?']],
  ['facts of one scene that break case.yaml', `${head}    case: { position: { colour: red } }\n    expect: [{ outcome: accepted }]`, ['6:33 wrong-facts: "case.position.colour" is not a field of a case']],
  ['somebody unknown', withCue('{ who: hr-directer, does: approve, after: 1h }'), ['7:16 unknown-who: "hr-directer" is not "candidate", a role or a person of directory.yaml']],
  ['a task that two scenes name and that does not exist, told once', `${withExpected('{ task: calls, is: done }')}\n  - title: two\n    expect: [{ task: calls, is: done }]`, ['7:17 unknown-task: "calls" is not a task of this flow, here and in 1 more place']],
  ['something that nobody can do', withCue('{ who: hr-director, does: aprove, after: 1h }'), ['7:35 unknown-act: "aprove" is not something that anybody can do in this flow']],
  ['a task that does not exist', withCue('{ who: hr-director, does: approve, task: departement, after: 1h }'), ['7:50 unknown-task: "departement" is not a task of this flow']],
  ['a mail that the flow never sends', withCue('{ who: hr-director, does: approve, on: escalations }'), ['7:48 unknown-message: "escalations" is not a message that this flow sends']],
  ['an act without a moment', withCue('{ who: hr-director, does: approve }'), ['7:29 no-moment: nobody knows when this happens']],
  ['an act with two moments', withCue('{ who: hr-director, does: approve, at: +1h, after: 2h }'), ['7:44 wrong-value: "at" says when already']],
  ['an act at no moment', withCue('{ who: hr-director, does: approve, at: tomorrow }'), ['7:48 wrong-value: "tomorrow" is not a moment']],
  ['an act after no duration', withCue('{ who: hr-director, does: approve, after: a while }'), ['7:51 wrong-value: "a while" is not a duration']],
  ['an ordinal without its mail', withCue('{ who: hr-director, does: approve, after: 1h, nth: 2 }'), ['7:55 wrong-value: "nth" belongs to a mail']],
  ['an unknown reason to be refused', withCue('{ who: hr-director, does: approve, after: 1h, refused: late }'), ['7:64 wrong-value: "late" is not a value of "refused"']],
  ['an unknown key', withCue('{ who: hr-director, does: approve, afer: 1h }'), ['7:44 unknown-key: "afer" is not a key of an act']],
  ['a mail rule for nobody', withMail('{ does: bounce, to: candidat }'), ['7:29 unknown-who: "candidat" is not "candidate", a role or a person of directory.yaml']],
  ['a mail rule for no message', withMail('{ does: bounce, message: offerr }'), ['7:34 unknown-message: "offerr" is not a message that this flow sends']],
  ['a mail rule until no moment', withMail('{ does: refuse, until: 2h }'), ['7:32 wrong-value: "2h" is not a moment']],
  ['no kind of expectation', withExpected('mesage: offer'), ['7:9 unknown-kind: "mesage" is not a kind of expectation']],
  ['two kinds of expectation', withExpected('{ message: offer, outcome: accepted }'), ['7:27 several-kinds: one expectation cannot be "message" and "outcome"']],
  ['a message that is never sent', withExpected('{ message: instant-offer }'), ['7:20 unknown-message: "instant-offer" is not a message that this flow sends']],
  ['a class that does not exist', withExpected('{ message: offer, class: ofer }'), ['7:34 wrong-value: "ofer" is not a value of "class"']],
  ['a moment that counts from nothing', withExpected('{ message: offer, since: told }'), ['7:27 wrong-value: "since" says from when "within" counts']],
  ['an end that the flow does not have', withExpected('{ outcome: acepted }'), ['7:20 unknown-outcome: "acepted" is not how a case of this flow can end']],
  ['an outcome that a task does not have', withExpected('{ task: department, is: reached }'), ['7:33 unknown-outcome: "reached" is not an outcome of "department"']],
  ['decisions of somebody unknown', withExpected('{ decisions: group, are: { group-h: approved } }'), ['7:36 unknown-who: "group-h" is not "candidate", a role or a person of directory.yaml']],
  ['never an end that the flow does not have', withExpected('{ never: { outcome: lost } }'), ['7:29 unknown-outcome: "lost" is not how a case of this flow can end']],
  ['a page that never shows this', withExpected('{ page: Departments review }'), ['7:17 unknown-page: "Departments review" is not a step of the candidate\'s page']],
  ['a promise that the flow does not make', withExpected('{ promise: 9, is: kept }'), ['7:20 unknown-promise: the flow makes 3 promises, there is no number 9']],
  ['silence of no length', withExpected('{ silence: candidate, atMost: long }'), ['7:39 wrong-value: "long" is not a duration']],
];

test.each(wrongScenes)('%s', (_title, text, expected) => {
  expect(diagnosticLines(compile(text).diagnostics)).toEqual(expected);
});

test('every code of scenes is among them', () => {
  const found = wrongScenes.flatMap(([, , lines]) => lines.map((line) => line.split(/[ :]/)[2]));
  const untested = Object.keys(sceneCodes).filter((code) => !found.includes(code));
  // Of a flow that has errors itself: `test/cli/test.test.ts`.
  expect(untested).toEqual(['untestable-flow']);
});

test('a scene is lowered into what can be played', () => {
  const { value = [], diagnostics } = compile(`${head}    case: { candidate: { locale: zh-CN } }
    start: 2026-10-01T16:00+08:00
    script:
      - { who: hr-director, does: nothing }
      - { who: department-hr, does: approve, at: +2 business hours }
      - { who: candidate, does: withdraw, on: reminder, nth: 2, after: 1h, refused: case-ended }
    mail: [{ does: refuse, to: candidate, until: +1h }]
    expect: [{ message: offer, to: candidate, within: 1 business day, since: in-review }]`);
  expect(diagnostics).toEqual([]);
  const hour = 3_600_000;
  expect(value).toEqual([
    {
      title: 'one',
      line: 5,
      start: Date.parse('2026-10-01T16:00+08:00'),
      facts: {
        candidate: {
          name: 'Lin',
          email: 'lin@example.com',
          locale: 'zh-CN',
          zone: 'Asia/Shanghai',
        },
        position: { title: 'Dev', department: 'sales', family: 'core' },
        lastInterviewAt: '2026-09-29T15:00:00+08:00',
      },
      scriptedActs: [
        {
          line: 10,
          who: 'department-hr',
          does: { outcome: 'approved' },
          when: { from: 'start', after: { businessMs: 2 * hour, calendar: 'cn-office' } },
        },
        {
          line: 11,
          who: 'candidate',
          does: { event: 'withdrawn' },
          when: { on: { message: 'reminder', nth: 2 }, after: { ms: hour } },
          refused: 'case-ended',
        },
      ],
      environment: { mail: [{ does: 'refuse', to: 'candidate', until: { after: { ms: hour } } }] },
      expect: [
        {
          line: 13,
          expectation: {
            kind: 'message',
            anyOrder: false,
            message: 'offer',
            to: 'candidate',
            within: { businessDays: 1, calendar: 'cn-office' },
            since: 'in-review',
          },
        },
      ],
    },
  ]);
});
