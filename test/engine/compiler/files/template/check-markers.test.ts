import { checkMarkers } from '../../../../../engine/compiler/files/template/texts/check-markers.ts';
import { bodyPart } from '../../../../../engine/compiler/files/template/texts/text-part.ts';

const names = ['case', 'recipient', 'company', 'links', 'expires'];

const found = (text: string): readonly string[] =>
  [...checkMarkers(bodyPart('a.mjml', text), names)].map(
    ({ column, endColumn, hint }) => `${text.slice(column - 1, endColumn - 1)}: ${hint}`,
  );

test.each([
  ['Dear {{ recipient.name }}, {% if expires %}{{ expires | when }}{% endif %}'],
  ['<mj-style>.a { color: red } @media (x) { .b { top: 0 } }</mj-style>'],
  ['<!-- {{ x -->'],
  ['a set {1, 2}, a smile :-} and 100% of it'],
  ['10%off and 20%now'],
  ['a << b and c >> d'],
  ["{{ '}' }}"],
  ["{{ 'a {% b' }}{% assign c = '{{' %}"],
  ['[[1]]: a footnote'.replace('[[1]]', '[1]')],
])('%s is left alone', (text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  ['{ case.position.title }}', '{ case.position.title }}: write "{{ case.position.title }}"'],
  ['{case.position.title}', '{case.position.title}: write "{{ case.position.title }}"'],
  ['{ { expires } }', '{ { expires } }: write "{{ expires }}"'],
  ['｛｛ recipient.name ｝｝', '｛｛ recipient.name ｝｝: write "{{ recipient.name }}"'],
  ['{% if expires <td>{{ expires | when }}</td>{% endif %}', '{% if expires: close it with "%}"'],
  ['{% if expires }x{% endif %}', '{% if expires }: close it with "%}"'],
  ['{% if expires %}x{% endif <td>{% if expires %}y{% endif %}', '{% endif: close it with "%}"'],
  ['{% if expires %}x{% endif </td>', '{% endif: close it with "%}"'],
  ['{{ expires | when <td>{{ company.name }}</td>', '{{ expires | when: close it with "}}"'],
  ['a }} b', '}}: write "{{ ... }}", both braces next to each other'],
  ['a %} b', '%}: write "{{ ... }}", both braces next to each other'],
  ['{ % if expires % }', '{ % if expires % }: write "{{ ... }}", both braces next to each other'],
  ['${recipient.name}', '${recipient.name}: write "{{ recipient.name }}"'],
  ['<%= recipient.name %>', '<%= recipient.name %>: write "{{ recipient.name }}"'],
  ['[[recipient.name]]', '[[recipient.name]]: write "{{ recipient.name }}"'],
  ['<<recipient.name>>', '<<recipient.name>>: write "{{ recipient.name }}"'],
  ['%recipient.name%', '%recipient.name%: write "{{ recipient.name }}"'],
  ['%CandidateName%', '%CandidateName%: write {{ }} around the name of what is to be shown'],
  ['{candidat}', '{candidat}: write {{ }} around the name of what is to be shown'],
  ['{recipiant.name}', '{recipiant.name}: did you mean "recipient"?'],
  ['{ expires | when }', '{ expires | when }: write "{{ expires }}"'],
])('%s would be shown as it stands', (text, finding) => {
  expect(found(text)).toEqual([finding]);
});
