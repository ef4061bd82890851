import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { libraryFiles, people } from '../../conformance/library.ts';
import { templateFiles, type WrittenDefinitions } from '../../definition-files.ts';

// The definitions that written flows may name: those of the random scenes, with marked fields, texts that show values, and flows inside flows.

interface TemplateDraft {
  readonly class: string;
  readonly text?: string;
  readonly requires?: readonly string[];
}

/** Templates besides those of the library, and one of it that shows its value. */
const templates: Readonly<Record<string, TemplateDraft>> = {
  offer: {
    class: 'offer',
    requires: ['expires'],
    text: '{{ case.salary }}, until {{ expires | when }}',
  },
  'better-offer': {
    class: 'offer',
    requires: ['expires'],
    text: '{{ case.salary }}, until {{ expires | when }}',
  },
  noted: { class: 'notice', requires: ['note'], text: '{{ note }}' },
  late: { class: 'status', requires: ['expected'], text: 'By {{ expected | when }}' },
  due: { class: 'status', requires: ['by'], text: 'By {{ by | when }}' },
  'scored-regret': { class: 'regret', text: '{% if case.review %}{{ case.review }}{% endif %}' },
  'priced-word': { class: 'notice', text: '{{ case.salary }}' },
};

/** What flows run; some of it ends the case. */
const parts: Readonly<Record<string, readonly object[]>> = {
  'call-and-tell': [{ run: 'call' }, { tell: 'recruiter', template: 'word' }],
  undecided: [{ tell: 'candidate', id: 'yet', template: 'no-decision-yet' }, { end: 'undecided' }],
  goodbye: [{ tell: 'recruiter', template: 'word' }, { run: 'farewell' }],
  pause: [{ wait: '$window' }],
  righted: [{ tell: 'candidate', id: 'righted', template: 'corrected' }],
  'yes-meant': [{ tell: 'candidate', id: 'meant', template: 'intent' }],
  offered: [
    { tell: 'candidate', id: 'told', template: '$message', with: { expires: '$window' } },
    {
      ask: 'candidate',
      id: 'answer',
      form: 'answer',
      within: '$window',
      since: 'told.sentAt',
      outcomes: { accepted: [], declined: [{ tell: 'candidate', template: 'corrected' }] },
      silent: [],
    },
  ],
  chat: [
    { show: 'Words' },
    { wait: '61m' },
    { tell: 'candidate', template: 'in-review' },
    { choose: [{ when: 'case.score > 2.0', do: [{ tell: 'candidate', template: 'survey' }] }] },
    { meanwhile: [{ tell: 'candidate', template: 'word' }, { run: 'call' }] },
    { tell: 'candidate', template: 'survey' },
  ],
  'second-look': [
    {
      approve: 'Second look',
      id: 'second',
      by: 'director',
      within: '1 business day',
      rejected: [{ run: 'goodbye' }],
      silent: [{ run: 'undecided' }],
    },
  ],
};

/** What they take, by name. */
const takes: Readonly<Record<string, object>> = {
  offered: { message: 'template', window: 'duration' },
  pause: { window: 'duration' },
};

/** More fields of a case: marked ones, and such as may be missing. */
const moreFields = {
  salary: { type: 'text', 'offer-term': true },
  review: { type: 'text', assessment: true, optional: true },
  joinsAt: { type: 'moment', optional: true },
  urgent: { type: 'yes-no', optional: true },
  tags: { type: 'list', of: { type: 'text' }, optional: true },
};

const caseFile: unknown = parse(libraryFiles['case.yaml'] ?? '');

/** The files of all definitions but the written flow and its calendar, by path. */
export const definitions: WrittenDefinitions = {
  ...libraryFiles,
  'house.yaml': 'shows: [case.candidate, case.salary]\n',
  'case.yaml': stringify(Object.assign({}, caseFile, moreFields)),
  // Known for the same year as the calendars of the flows.
  'calendars/plain.yaml': (libraryFiles['calendars/plain.yaml'] ?? '').replace('2041', '2040'),
  ...Object.fromEntries(['cn', 'ca-on'].map((pack) => [`packs/${pack}.yaml`, packFile(pack)])),
  ...Object.assign({}, ...Object.entries(templates).map(([id, one]) => templateFiles(id, one))),
  ...Object.fromEntries(
    Object.entries(parts).map(([id, steps]) => [
      `parts/${id}.yaml`,
      stringify({ part: id, ...(takes[id] && { takes: takes[id] }), steps }),
    ]),
  ),
};

function packFile(pack: string): string {
  return readFileSync(join(import.meta.dirname, `../../../definitions/packs/${pack}.yaml`), 'utf8');
}

/** The words of each template, in every language. */
export const words: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...new Set(
      Object.keys(definitions).flatMap((path) => /^templates\/([^/]+)\//.exec(path)?.[1] ?? []),
    ),
  ].map((id) => [
    id,
    Object.entries(definitions)
      .flatMap(([path, text]) => (path.startsWith(`templates/${id}/`) ? [text] : []))
      .join('\n'),
  ]),
);

/** Names that hold different people in every department, so that they may sit beside each other and follow one another. */
export const roles = ['head', 'director', 'owner', 'recruiter'] as const;

/** Anybody, whoever else is asked. */
export const anybody = ['partner', 'hr-duty-officer', ...people.slice(0, 3)] as const;
