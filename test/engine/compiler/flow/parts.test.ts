import { idsOf } from '../step-ids.ts';
import { approved, compiled, foundIn, offer, outer, type PartRow, runs } from './compiled-parts.ts';

// What parts are given, and where it is told that something is wrong with it.

const house = { 'offer-and-reply': offer };

const rows: Readonly<Record<string, PartRow>> = {
  'a part with all that it takes': { steps: approved + runs(), parts: house, found: [] },
  'a label in each language, and somebody by an expression': {
    steps: approved + runs({ title: '{ en: Call, zh-CN: 电话 }', asked: '=case.position.boss' }),
    parts: house,
    found: [],
  },
  'something is missing': {
    steps: approved + runs({ window: undefined }),
    parts: house,
    found: [
      'missing-value flows/main.yaml:6:10 the part "offer-and-reply" needs a value for "window"',
    ],
  },
  'nothing at all is given': {
    steps: `${approved}  - { run: outer }\n`,
    parts: { ...house, outer },
    found: ['missing-value flows/main.yaml:6:12 the part "outer" needs a value for "message"'],
  },
  'a message that its flow does not send': {
    steps: `  - { run: looks }\n${approved}`,
    parts: {
      looks:
        'part: looks\nshows: [message: in-review]\nsteps:\n  - { todo: Look, for: recruiter, within: 1h, outcomes: { done: [] }, silent: done }\n',
    },
    found: [
      'unknown-shown parts/looks.yaml:2:18 no step of the flow sends "in-review" to the candidate',
    ],
  },
  'a name that only a part could have': {
    steps: approved + runs({ window: '$window' }),
    parts: house,
    found: [
      'wrong-value flows/main.yaml:10:15 "$window" stands for what a part takes, and a flow takes nothing',
    ],
  },
  'something that it does not take': {
    steps: approved + runs({ windows: '1h', window: undefined }),
    parts: house,
    found: ['unknown-value flows/main.yaml:12:7 the part "offer-and-reply" takes no "windows"'],
  },
  'values for a part that takes none': {
    steps: '  - { run: regret, with: { message: offer } }\n',
    parts: {},
    found: ['unknown-value flows/main.yaml:5:28 the part "regret" takes no "message"'],
  },
  'a name that is no template': {
    steps: approved + runs({ message: 'ofer' }),
    parts: house,
    found: [
      'unknown-template flows/main.yaml:8:16 "ofer" is not a template below templates/ (it is "$message" in parts/offer-and-reply.yaml:6)',
    ],
  },
  'no duration': {
    steps: approved + runs({ window: 'offer-answer' }),
    parts: house,
    found: [
      'wrong-value flows/main.yaml:10:15 "offer-answer" is not a duration (it is "$window" in parts/offer-and-reply.yaml:8)',
      'wrong-value flows/main.yaml:10:15 "offer-answer" is not a duration (it is "$window" in parts/offer-and-reply.yaml:12)',
    ],
  },
  'a label for a form': {
    steps: approved + runs({ questions: '{ en: Form, zh-CN: 表单 }' }),
    parts: house,
    found: [
      'wrong-type flows/main.yaml:9:18 "form" must be text, not a map (it is "$questions" in parts/offer-and-reply.yaml:7)',
    ],
  },
  'a label in one language': {
    steps: approved + runs({ title: '{ en: Call }' }),
    parts: house,
    found: [
      'missing-key flows/main.yaml:11:16 "zh-CN" is missing in a map of texts by locale (it is "$title" in parts/offer-and-reply.yaml:10)',
    ],
  },
  nobody: {
    steps: approved + runs({ asked: 'nobody' }),
    parts: house,
    found: [
      'unknown-who flows/main.yaml:12:14 "nobody" is not "candidate", a role or a person of directory.yaml (it is "$asked" in parts/offer-and-reply.yaml:11)',
    ],
  },
  'an expression that reads what is not there': {
    steps: approved + runs({ asked: '=case.position.bos' }),
    parts: house,
    found: [
      'unknown-field flows/main.yaml:12:29 "case.position" has no field "bos" (it is "$asked" in parts/offer-and-reply.yaml:11)',
    ],
  },
  'a template that needs what the part does not give': {
    steps: approved + runs({ message: 'urgent' }),
    parts: house,
    found: [
      'missing-value flows/main.yaml:8:16 the template "urgent" needs a value for "callBy" (it is "$message" in parts/offer-and-reply.yaml:6)',
    ],
  },
  'a template that takes less than the part gives': {
    steps: '  - { run: told, with: { message: in-review } }\n',
    parts: {
      told: 'part: told\ntakes: { message: template }\nsteps:\n  - { tell: candidate, template: $message, with: { by: 1h } }\n',
    },
    found: [
      'unknown-value flows/main.yaml:5:35 the template "in-review" takes no "by" (it is "$message" in parts/told.yaml:4)',
    ],
  },
  'a form without the choices that the part has steps for': {
    steps: '  - { run: asked, with: { questions: first-day } }\n',
    parts: {
      asked:
        'part: asked\ntakes: { questions: form }\nsteps:\n  - { ask: candidate, form: $questions, within: 1h, outcomes: { accepted: [] }, silent: [] }\n',
    },
    found: [
      'unknown-outcome flows/main.yaml:5:38 "accepted" is not an outcome of this step (it is "$questions" in parts/asked.yaml:4)',
    ],
  },
  'a part in a part with a template of another class': {
    steps: `${approved}  - { run: outer, with: { message: urgent } }\n`,
    parts: { ...house, outer },
    found: [
      'missing-value flows/main.yaml:6:36 the template "urgent" needs a value for "callBy" (it is "$message" in parts/offer-and-reply.yaml:6) (it is "$message" in parts/outer.yaml:6)',
    ],
  },
  'an answer to the candidate that goes to the recruiter': {
    steps: '  - { run: word, with: { message: regret } }\n',
    parts: {
      word: 'part: word\ntakes: { message: template }\nsteps:\n  - { tell: recruiter, template: $message }\n',
    },
    found: [
      'wrong-reader flows/main.yaml:5:35 "regret" is written for the candidate, and goes to "recruiter" (it is "$message" in parts/word.yaml:4)',
    ],
  },
  'a fault of the part itself, once for all that run it': {
    steps: `${approved}${runs()}${runs({ asked: 'hr-director' })}`,
    parts: { 'offer-and-reply': `${offer}  - { tell: candidate, template: nope }\n` },
    found: [
      'unknown-template parts/offer-and-reply.yaml:15:34 "nope" is not a template below templates/',
    ],
  },
  'a promise and a backstop about steps of a part': {
    steps: `${approved}${runs()}    id: terms\n`,
    more: 'promises: [{ todo: terms/reply, within: 9 days, after: terms/reply.sent }]\nbackstops: [{ unless: terms/reply.sent, after: 9 days, do: [{ wait: 1h }] }]\n',
    parts: house,
    found: [],
  },
  'a promise about a step that the part does not have, or that it has under no name': {
    steps: `${approved}${runs()}`,
    more: 'promises: [{ todo: offer-and-reply/reply, within: 9 days }]\n',
    parts: house,
    found: [
      'unknown-task flows/main.yaml:14:20 "offer-and-reply/reply" is not a task of this flow with an id',
    ],
  },
};

test.each(Object.entries(rows))('%s', async (_sentence, row) => {
  expect(await foundIn(row)).toEqual(row.found);
});

test('what is given stands in the plan as if it were written there, once for each run', async () => {
  const { flows } = await compiled({
    steps: `${approved}${runs()}${runs({ window: '1 day', title: '{ en: Call, zh-CN: 电话 }' })}  - { end: done }\n`,
    parts: house,
  });
  const steps = flows.get('main')?.plan?.steps ?? [];
  expect(idsOf(steps)).toEqual([
    'approve',
    'offer-and-reply',
    'offer-and-reply/reply',
    'offer-and-reply/todo',
    'offer-and-reply-2',
    'offer-and-reply-2/reply',
    'offer-and-reply-2/todo',
    'end',
  ]);
  expect(steps).toMatchObject([
    {},
    { steps: [{ within: { businessDays: 2, calendar: 'office' } }, { title: 'Call' }] },
    { steps: [{ within: { ms: 86_400_000 } }, { title: { en: 'Call', 'zh-CN': '电话' } }] },
    {},
  ]);
});
