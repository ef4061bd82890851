import { stringify } from 'yaml';
import { systemTemplates } from '../../engine/model/message.ts';
import { templateFiles, type WrittenDefinitions } from '../definition-files.ts';

// The definitions that random flows may name.

const departments = ['sales', 'stores'] as const;
export const people = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay', 'gus', 'hal'] as const;
export const outsider = 'ida';

/** Some roles are held by two people, some by others in another department, some by a person who holds another role as well. */
const roles = {
  head: { departments: { stores: ['bob'] }, otherwise: ['ann'] },
  director: 'cat',
  partner: { departments: { stores: ['fay'] }, otherwise: ['dan', 'eve'] },
  owner: ['eve', 'fay'],
  recruiter: { departments: { stores: ['hal'] }, otherwise: ['gus'] },
  'hr-duty-officer': 'cat',
} as const;

const person = (id: string) => ({
  id,
  name: `${id.slice(0, 1).toUpperCase()}${id.slice(1)}`,
  email: `${id}@conformance.example`,
  locale: id < 'd' ? 'en' : 'zh-CN',
  zone: 'Asia/Shanghai',
});

const classes = {
  'in-review': 'status',
  word: 'notice',
  survey: 'survey',
  offer: 'offer',
  intent: 'intent',
  regret: 'regret',
  'no-decision-yet': 'decision-status',
  corrected: 'correction',
} as const;

/** Values that a template requires. */
export const requiredValues: Readonly<Record<string, readonly string[]>> = { offer: ['expires'] };

const choices: Readonly<Record<string, object>> = {
  answer: { accepted: 'Accept', declined: 'Decline' },
  papers: {},
};

/** Names by what refers to them, the simplest first. */
export const names = {
  who: ['candidate', ...Object.keys(roles), ...people.slice(0, 3)],
  template: Object.keys(classes),
  form: Object.keys(choices),
  message: ['answer', ...new Set(Object.values(classes))],
  shown: ['case.candidate', 'case.score'],
} as const;

/** Templates of a class. */
export const templatesOf = (messageClass: string): readonly string[] =>
  Object.entries(classes).flatMap(([id, one]) => (one === messageClass ? [id] : []));

/** Outcomes of a form. */
export const outcomesOf = (form: string): readonly string[] => {
  const found = Object.keys(choices[form] ?? {});
  return found.length > 0 ? found : ['answered'];
};

interface DrawnPart {
  readonly ends: boolean;
  /** The kinds of what it takes, by name. */
  readonly takes?: Readonly<Record<string, 'template' | 'form' | 'duration' | 'label' | 'who'>>;
  readonly steps: object;
}

/** What flows run as a step, and whether it ends the case. */
export const drawnParts: Readonly<Record<string, DrawnPart>> = {
  call: {
    ends: false,
    steps: [
      {
        todo: 'Call',
        id: 'call',
        for: 'head',
        within: '95m',
        remind: '50%',
        outcomes: { reached: [], missed: [{ tell: 'candidate', template: 'word' }] },
        silent: 'missed',
      },
    ],
  },
  talk: {
    ends: false,
    takes: {
      message: 'template',
      questions: 'form',
      window: 'duration',
      title: 'label',
      talker: 'who',
    },
    steps: [
      { tell: 'candidate', id: 'told', template: '$message' },
      {
        todo: '$title',
        id: 'talk',
        for: ['$talker'],
        within: '$window',
        outcomes: { done: [{ run: 'call' }] },
        silent: 'done',
      },
      { ask: '$talker', id: 'asked', form: '$questions', within: '$window', silent: [] },
    ],
  },
  farewell: {
    ends: true,
    steps: [{ tell: 'candidate', id: 'told', template: 'regret' }, { end: 'rejected' }],
  },
};

const caseFile = {
  candidate: {
    name: { type: 'text' },
    email: { type: 'mail' },
    locale: { type: 'choice', of: ['en', 'zh-CN'], default: 'en' },
    zone: { type: 'zone', default: 'UTC' },
  },
  position: { department: { type: 'choice', of: departments } },
  score: { type: 'number' },
  boss: { type: 'text', default: 'dan' },
  lastInterviewAt: { type: 'moment' },
};

/** The files of all definitions but the random flow and its calendar, by path. */
export const libraryFiles: WrittenDefinitions = {
  'case.yaml': stringify(caseFile),
  'routing.yaml': stringify({ rules: [{ flow: 'call' }] }),
  'directory.yaml': stringify({
    department: 'position.department',
    people: [...people, outsider].map(person),
    roles,
  }),
  'calendars/plain.yaml': stringify({
    calendar: 'plain',
    zone: 'UTC',
    hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] },
    until: '2041-12-31',
  }),
  ...Object.fromEntries(
    Object.entries(drawnParts).map(([id, { takes, steps }]) => [
      `parts/${id}.yaml`,
      stringify({ part: id, ...(takes && { takes }), steps }),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(choices).map(([id, offered]) => [
      `forms/${id}.yaml`,
      stringify({
        form: id,
        title: id,
        fields: [{ name: 'note', type: 'text', label: 'Note' }],
        ...(Object.keys(offered).length > 0 && { choices: offered }),
      }),
    ]),
  ),
  ...Object.assign(
    {},
    ...Object.entries(classes).map(([id, messageClass]) =>
      templateFiles(id, {
        class: messageClass,
        ...(requiredValues[id] !== undefined && { requires: requiredValues[id] }),
      }),
    ),
    ...systemTemplates.map((id) => templateFiles(id, { class: 'system' })),
  ),
};
