import { checkLoops } from '../../../../../engine/compiler/files/template/texts/check-loops.ts';
import { bodyPart } from '../../../../../engine/compiler/files/template/texts/text-part.ts';

const found = (text: string) =>
  [...checkLoops(bodyPart('en.mjml', text))].map(({ message }) => message);

test.each([
  '{% for i in (1..100) %}x{% endfor %}{% for i in (1..100) %}x{% endfor %}',
  '{% for i in (1..case.scores.size) %}x{% endfor %}',
  '{% for s in case.scores %}{% for t in s.tags %}{% for i in (1..5) %}x{% endfor %}{% endfor %}{% endfor %}',
  '{% for i in (1..9) %}{% for j in (1..9) %}x{% endfor %}{% endfor %}',
  "{{ '(1..1000000000)' }} and (1..1000000000)",
])('%s comes to an end', (text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  'for i in (1..1000000000)',
  'for i in (1..101)',
  'for i in (-999999999..1)',
  'for i in ( 1 .. 99999999999 ) reversed',
  'for i in (1..1000000) limit: 5',
  'for i in (1..case.result.match)',
  'for i in (case.result.match..5)',
  'for i in (1..n)',
  'assign r = (1..1000000)',
  'for i in (-1000000..case.scores.size)',
  "for i in (1..'1000000000')",
])('{%% %s %%} may never end', (inner) => {
  const text = `{% ${inner} %}x{% endfor %}`;
  expect(found(text)).toEqual([`"${inner}" may go on for longer than any mail`]);
});

test.each([
  '{% for i in (1..99) %}{% for j in (1..99) %}x{% endfor %}{% endfor %}',
  '{% for a in case.s %}{% for b in case.s %}{% for c in case.s %}{% for d in case.s %}x{% endfor %}{% endfor %}{% endfor %}{% endfor %}',
])('%s repeats too often', (text) => {
  expect(found(text)).toEqual(['loops within loops repeat this too often for a mail']);
});
