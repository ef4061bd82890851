/** Codes of what is found in the files other than flows; the table of codes includes them. */
export const definitionCodes = {
  'duplicate-name': 'Two entries of a file have the same name.',
  'unknown-person': 'A person that the directory does not have.',
  'manager-cycle': 'People who are, directly or through others, their own manager.',
  'nobody-active': 'A role is held by nobody who is active.',
  'unreachable-rule': 'A rule stands behind one that always holds.',
  'no-last-rule': 'A case for which no rule holds would have no flow.',
  'not-a-schema': '`case.yaml` is not a JSON Schema (2020-12) that can be relied on.',
  'candidate-field':
    '`case.yaml` must give every case a candidate with name, mail address and locale.',
  'missing-locale': 'A template is not written in one of the locales.',
  'text-syntax': 'The Liquid in a text is not well-formed, or uses what texts may not use.',
  'unknown-variable': 'A text names something that it is not given.',
  'moment-without-when': 'A text shows a moment without saying in whose zone.',
  mjml: 'A template is not well-formed MJML.',
  'lost-in-mail': 'A part of a template would be missing in the mail.',
  'unsafe-link':
    'A link or picture does not begin with https, mailto, tel or a link of the system.',
} as const satisfies Readonly<Record<string, string>>;
