import { usesOf } from '../../../../../engine/compiler/files/template/texts/text-uses.ts';

test.each<[string, string, string[]]>([
  ['words alone', 'Dear {candidate}, 100%', []],
  ['a value among words', 'Dear {{ case.candidate.name }}, hello', ['case.candidate.name plain']],
  ['a moment', 'A\nB {{ expires | when }}\nC', ['expires moment']],
  ['the same twice', '{{ a }} and {{ a }} and {{ a | upcase }}', ['a plain', 'a other']],
  ['what decides', 'A {% if case.level == "x" %} B {% endif %} C', ['case.level other']],
  [
    'a list',
    '- {% for score in case.scores %} {{ score.by }} of } 5 {% endfor %} {{ b }}',
    ['case.scores other', 'case.scores.by plain', 'b plain'],
  ],
  [
    'what is remembered',
    'A {%- assign x = case.pay -%} B {{- x -}} C',
    ['case.pay other', 'x plain'],
  ],
  ['a comment', '{% comment %} {{ a }} {% endcomment %} {{ b }}', ['b plain']],
  ['braces in quotes', '{{ a | default: "} }" }} {{ b }}', ['a other', 'b plain']],
])('%s', (_title, text, uses) => {
  const template = {
    id: 't',
    class: 'notice',
    subject: {},
    body: { en: text },
    requires: [],
  } as const;
  expect(usesOf(template).map(({ path, how }) => `${path} ${how}`)).toEqual(uses);
});
