import { expressionCodes } from '../../expression/check/codes.ts';

/** Codes of diagnostics in flows, and of any file that cannot be read or does not fit its schema. */
export const flowCodes = {
  'file-too-large': 'A file is at most 256 KiB.',
  'file-unreadable': 'A file must be readable UTF-8 text inside its folder.',
  'file-skipped': 'A link that leads out of the folder of the definitions is not followed.',
  'unseen-character':
    'A text has a character that nobody sees, or one that stands for a lost letter.',
  'file-unread': 'A file that looks like a definition and that nobody reads.',
  'too-many-files': 'The folders hold more than 5000 definitions.',
  'two-files': 'Two files define the same thing, such as `a.yaml` and `a.yml`.',
  'internal-error': 'Tidings itself failed on a file, which says nothing about the file.',
  'file-missing': 'A file that the definitions cannot do without.',
  'yaml-syntax': 'The file is not well-formed YAML 1.2.',
  'yaml-empty': 'The file holds nothing.',
  'yaml-not-a-map': 'The file must be a map of keys and values at its top.',
  'yaml-several-documents': 'A file holds one document.',
  'yaml-duplicate-key': 'A map names the same key twice.',
  'yaml-forbidden-key': 'A key that no map may have, such as `__proto__`.',
  'yaml-merge-key': 'A merge key, `<<`, which YAML 1.2 does not have.',
  'yaml-unknown-alias': 'An alias names an anchor that does not stand before it.',
  'yaml-aliases': 'Too many aliases, anchors or tags, or aliases that multiply.',
  'yaml-too-deep': 'Maps and lists are nested too deeply.',
  'yaml-too-many': 'A map or list has more than 5000 entries.',
  'yaml-value': 'A value that JSON does not have, such as `.inf` or a tagged one.',
  'unknown-key': 'A key that is not known here.',
  'missing-key': 'A key that must be written is missing.',
  'wrong-type': 'A value of another type is expected.',
  'wrong-value': 'A value that is not allowed here.',
  'unknown-kind': 'A step has no key that is a kind of step.',
  'several-kinds': 'A step has more than one key that is a kind of step.',
  'missing-role': 'The directory lacks a role that the system itself asks.',
  'wrong-name': 'A file and what it defines must have the same name.',
  'duplicate-id': 'Two steps of a flow have the same id.',
  'reserved-id': 'An id that has a meaning of its own, such as `case` or a kind of step.',
  'reserved-outcome': 'An outcome that has a meaning of its own: how a case stands, or `else`.',
  'unknown-who': 'A role or person that the directory does not have.',
  'unknown-template': 'A template that does not exist below `templates/`.',
  'wrong-class': 'A template is of another class than what is told at its place.',
  'missing-value': 'A template or part is not given a value that it needs.',
  'unknown-value':
    'A template or part is given a value that it does not take, or a part has one by name that it does not take.',
  'unused-value': 'A part takes a value that no step of it has.',
  'unknown-form': 'A form that does not exist below `forms/`.',
  'unknown-flow': 'A flow that does not exist below `flows/`.',
  'unknown-calendar': 'A calendar that does not exist below `calendars/`.',
  'unknown-outcome':
    'An outcome that the step does not have, with which no flow ends, or that nearly is one of a task.',
  'unknown-message':
    'A backstop names neither a step that tells, nor a class of message, nor `answer`.',
  'unknown-subject':
    'An approval is about something that is neither `text` nor a step that tells or is a task.',
  'unknown-step': 'A promise counts from something that is neither a step that tells nor a task.',
  'two-anchors': 'A promise counts from two moments.',
  'asks-without-link': 'A text by which a step asks, without a link to the form.',
  'unknown-shown':
    'A value under `shows` that is neither a fact of the case nor an answer of a form.',
  'reader-missing':
    'Somebody is asked or told with a value that has `readers`, and is none of them.',
  'withdrawal-way':
    'Candidates have no page, and the first message to one names no way to withdraw.',
  'unknown-pack': 'A pack of rules that does not exist below `packs/`.',
  'unknown-part': 'A part that does not exist below `parts/`.',
  'unused-part': 'A part that nobody runs.',
  'recursive-run': 'A part runs itself, directly or through others.',
  'too-few-seats': 'More must say yes than are asked.',
  'told-too-early':
    'The candidate is told a time that is shorter than the one within which an answer is promised.',
  'reminder-never':
    'A reminder for a time at which the people asked have no time any more, or not yet.',
  'missing-label': 'Some outcomes of a task have words for their buttons, and others have none.',
  'too-many-steps':
    'A flow has more than 300 steps, or more than 2000 with the parts that it runs.',
  'unbounded-wait': 'A wait for a moment has no `atMost`.',
  'handler-goes-on': 'The steps of an event do not end the case on every path.',
  'unreachable-step': 'A step stands behind one that always ends the case.',
} as const satisfies Readonly<Record<string, string>>;

/** Codes of diagnostics in the other definitions. */
export const definitionCodes = {
  'too-much-to-carry':
    'The answers to a form, its files, or what a case carries, can become too large.',
  'duplicate-name': 'Two entries of a file have the same name, or say the same to people.',
  'unknown-person': 'A person that the directory does not have.',
  'manager-cycle': 'People who are, directly or through others, their own manager.',
  'nobody-active': 'A role is held by nobody who is active.',
  'same-mailbox': 'Two people of the directory have one mail address: they are one person.',
  'calendar-ends':
    'A calendar knows its days for no more than 60 days from today, or for none of them.',
  'calendar-begins': 'A calendar lists only the holidays of years that have not begun.',
  'day-to-come':
    'The rules of a pack begin, or the days of a calendar were looked up, more than a year from now.',
  'not-listed': 'A department or region that directory.yaml does not list at its head.',
  'unreachable-rule': 'No case comes to a rule, for its condition or for those of the rules above.',
  'no-last-rule': 'A case for which no rule holds would have no flow.',
  'old-form': '`case.yaml` is written as JSON Schema, and no longer by the types of its fields.',
  'candidate-field':
    '`case.yaml` must give every case a candidate with name, mail address and locale.',
  'missing-locale': 'A template is not written in one of the locales.',
  'text-syntax': 'The Liquid in a text is not well-formed, or uses what texts may not use.',
  'unknown-variable': 'A text names something that it is not given.',
  'reader-by-name': 'A text asks by a name who reads it.',
  'moment-without-when': 'A text shows a moment without saying in whose zone.',
  'broken-marker': 'Braces, or a marker of another program, that a mail would show as they stand.',
  'wrong-reader': 'A message goes to somebody for whom its text is not written.',
  'rule-never-applies':
    'A rule of a pack is about messages of which there are none, or that say nothing of what it asks.',
  'endless-loop': 'A loop of a text could go on for longer than any mail.',
  mjml: 'A template is not well-formed MJML.',
  markdown: 'A text has no head, or Markdown that mails do not take.',
  frame: 'The frame of all mails has no place for their texts, or has it where none can stand.',
  'lost-in-mail': 'A part of a template would be missing in the mail.',
  'unsafe-link':
    'A link or picture does not begin with https, mailto, tel or a link of the system, or is filled in otherwise.',
} as const satisfies Readonly<Record<string, string>>;

/** Codes of diagnostics in `flows/<id>.test.yaml` alone. */
export const sceneCodes = {
  'unknown-task': 'A task that the flow does not have.',
  'unknown-act': 'Something to do that no task of the flow offers.',
  'unknown-page': "A step that the candidate's page never shows.",
  'unknown-promise': 'A promise that the flow does not make.',
  'no-expectation': 'A scene that expects nothing shows nothing.',
  'no-moment': 'An act of which nobody knows when it happens.',
  'wrong-facts': 'Facts of a case that break `case.yaml`.',
  'untestable-flow': 'A flow whose own definitions have errors cannot be rehearsed.',
} as const satisfies Readonly<Record<string, string>>;

/** Every diagnostic code with what it stands for; the reference in the docs is made from this table. */
export const diagnosticCodes = {
  ...flowCodes,
  ...definitionCodes,
  ...expressionCodes,
  ...sceneCodes,
} as const;

/** The code of a diagnostic. */
export type DiagnosticCode = keyof typeof diagnosticCodes;
