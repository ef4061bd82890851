import type { WrittenTemplate } from '../../../../../engine/compiler/files/template/template-schema.ts';
import { offer } from './texts-sample.ts';

/** Texts that could not be written with some facts, or would say nonsense, with what is found between the marks. */
export const faultyValues: readonly [text: string, template: WrittenTemplate, finding: string][] = [
  [
    '{% if case.candidate.phone %}x{% endif %}{{ [[case.candidate.phone]] }}',
    offer,
    'may-be-missing: "case.candidate.phone" may be missing, and then the mail cannot be written',
  ],
  [
    '{% if case.candidate.phone %}x{% else %}{{ [[case.candidate.phone]] }}{% endif %}',
    offer,
    'may-be-missing: "case.candidate.phone" may be missing, and then the mail cannot be written',
  ],
  [
    '{% unless case.candidate.phone %}{{ [[case.candidate.phone]] }}{% endunless %}',
    offer,
    'may-be-missing: "case.candidate.phone" may be missing, and then the mail cannot be written',
  ],
  [
    '{% if case.candidate.phone or case.tags %}{{ [[case.candidate.phone]] }}{% endif %}',
    offer,
    'may-be-missing: "case.candidate.phone" may be missing, and then the mail cannot be written',
  ],
  [
    '{% if case.candidate.phone != "1" %}{{ [[case.candidate.phone]] }}{% endif %}',
    offer,
    'may-be-missing: "case.candidate.phone" may be missing, and then the mail cannot be written',
  ],
  [
    '{% for s in case.scores %}{% if case.candidate.phone %}{% continue %}{% endif %}{{ [[case.candidate.phone]] }}{% endfor %}',
    offer,
    'may-be-missing: "case.candidate.phone" may be missing, and then the mail cannot be written',
  ],
  [
    '{% if case.result.match < 50 %}{{ [[case.result.match]] }}{% endif %}',
    offer,
    'may-be-missing: "case.result.match" may be missing, and then the mail cannot be written',
  ],
  [
    "{{ 'a' | append: [[case.candidate.phone]] }}",
    offer,
    'may-be-missing: "case.candidate.phone" may be missing, and then the mail cannot be written',
  ],
  [
    '{{ [[case.scores[3].by]] }}',
    offer,
    'may-be-missing: "case.scores[3].by" may be missing, and then the mail cannot be written',
  ],
  [
    '{% for s in case.scores %}{% if s.note %}{% assign n = s.note %}{% endif %}{% endfor %}{{ [[n]] }}',
    offer,
    'may-be-missing: "n" may be missing, and then the mail cannot be written',
  ],
  ['{{ [[expires.foo]] }}', offer, 'unknown-variable: "expires" has no field "foo"'],
  ['{{ [[expires.size]] }}', offer, 'unknown-variable: "expires" has no field "size"'],
  [
    '{{ [[case.lastInterviewAt.size]] }}',
    offer,
    'unknown-variable: "case.lastInterviewAt" has no field "size"',
  ],
  ["{% assign x = 'a' %}{{ [[x.foo]] }}", offer, 'unknown-variable: "x" has no field "foo"'],
  [
    '{% for s in expires %}{{ [[s.foo]] }}{% endfor %}',
    offer,
    'unknown-variable: "s" has no field "foo"',
  ],
  [
    '{{ expires | when }}{% for s in [[expires]] %}{{ s }}{% endfor %}',
    offer,
    'wrong-type: "expires" is a moment, and a loop goes through a list',
  ],
  [
    '{% for s in [[case.candidate]] %}{{ s }}{% endfor %}',
    offer,
    'wrong-type: "case.candidate" is a map, and a loop goes through a list',
  ],
  [
    '[[{{ case.scores }}]]',
    offer,
    'wrong-type: "case.scores" is a list whose entries cannot be shown as they stand',
  ],
  [
    '{{ expires | when }}[[{{ expires | upcase }}]]',
    offer,
    'moment-without-when: "expires" is a moment, which reads differently in each time zone',
  ],
  [
    "[[{{ case.lastInterviewAt | append: ' x' }}]]",
    offer,
    'moment-without-when: "case.lastInterviewAt" is a moment, which reads differently in each time zone',
  ],
  [
    '[[{{ case.candidate.name | times: 3 }}]]',
    offer,
    'wrong-type: "| times" is for a number, and "case.candidate.name" is a text',
  ],
  [
    '{% if case.result.match %}[[{{ case.result.match | divided_by: 0 }}]]{% endif %}',
    offer,
    'wrong-value: "| divided_by" may divide by zero',
  ],
  [
    '[[{{ case.candidate.name | truncate: "a" }}]]',
    offer,
    'wrong-type: "| truncate" needs a number behind its colon',
  ],
  [
    '[[{{ case.candidate.name | map: "x" }}]]',
    offer,
    'wrong-type: "| map" is for a list, and "case.candidate.name" is a text',
  ],
  [
    '[[{{ case.scores | map: "x" | join }}]]',
    offer,
    'unknown-variable: an entry of "case.scores" has no field "x"',
  ],
  [
    '[[{{ case.scores | join }}]]',
    offer,
    'wrong-type: "| join" is for a list of texts, and an entry of "case.scores" is a map',
  ],
  [
    '[[{{ expires | when: "nonsense" }}]]',
    offer,
    'wrong-value: "| when" can leave out the time, and nothing else',
  ],
  [
    '[[{{ case.candidate.name | append }}]]',
    offer,
    'wrong-type: "| append" needs a text or a number or a day behind its colon',
  ],
  [
    '[[{{ case.candidate.name | upcase: 3 }}]]',
    offer,
    'wrong-type: "| upcase" is given more than it can use',
  ],
  [
    '[[{{ case.pay | upcase }}]]',
    offer,
    'wrong-type: "| upcase" is for a text or a number or a day, and "case.pay" is an amount of money',
  ],
];
