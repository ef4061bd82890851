import type { WrittenTemplate } from '../../../../../engine/compiler/files/template/template-schema.ts';
import { offer, system } from './texts-sample.ts';

/** Texts without findings. */
export const soundTexts: readonly (readonly [text: string, template: WrittenTemplate])[] = [
  ['Dear {{ case.candidate.name }}, {{ recipient.name }} of {{ company.name }}', offer],
  ['until {{ expires | when }}, or {{ expires }}', offer],
  ['{{ case.lastInterviewAt | when }}', offer],
  ['<a href="{{ links.progress }}">look</a>', offer],
  ['{{ task.title }} by {{ task.deadline | when }}: <a href="{{links.task}}">go</a>', system],
  ['{% if links.progress %}<a href="{{ links.progress }}">look</a>{% endif %}', system],
  ['{% if case.candidate.phone %}{{ case.candidate.phone }}{% endif %}', offer],
  ["{{ case.candidate.phone | default: 'none' }}", offer],
  ['{{ case.candidate.zone }}', offer],
  ['{% if case.result.match > 80 %}{{ case.result.match | round }}{% endif %}', offer],
  ['{% for s in case.scores %}{{ s.by }} {{ s.at | when }} {{ forloop.index }}{% endfor %}', offer],
  [
    '{% for s in case.scores %}{{ s.by }}{% endfor %}{% if case.tags %}{% for s in case.tags %}{{ s }}{% endfor %}{% endif %}',
    offer,
  ],
  ['{% assign n = case.scores.size %}{{ n }} {{ case.scores.first.by }}', offer],
  ['{{ case.candidate.name.size }}', offer],
  ['{{ case.pay }}', offer],
  ['{% unless recipient.isCandidate %}{{ case.candidate.name }}{% endunless %}', system],
  [
    '{% if case.candidate.phone and case.tags %}{{ case.candidate.phone }}{{ case.tags | join }}{% endif %}',
    offer,
  ],
  ['{% if case.candidate.phone %}{% else %}none{% endif %}', offer],
  [
    '{% unless case.candidate.phone %}none{% else %}{{ case.candidate.phone }}{% endunless %}',
    offer,
  ],
  [
    '{% unless case.candidate.phone %}none{% elsif case.tags %}{{ case.candidate.phone }}{{ case.tags }}{% endunless %}',
    offer,
  ],
  [
    '{% if case.candidate.phone == blank %}none{% else %}{{ case.candidate.phone }}{% endif %}',
    offer,
  ],
  ['{% if case.result.match < 50 %}low{% else %}{{ case.result.match }}{% endif %}', offer],
  [
    '{% for s in case.scores %}{% unless s.note %}{% continue %}{% endunless %}{{ s.note }}{% endfor %}',
    offer,
  ],
  [
    '{% for s in case.scores %}{% if s.note %}{{ s.by }}: {{ s.note | truncate: 20 }}{% endif %}{% endfor %}',
    offer,
  ],
  ["{% assign phone = case.candidate.phone | default: '-' %}{{ phone | upcase }}", offer],
  [
    '{% assign n = 0 %}{% for s in case.scores %}{% assign n = n | plus: 1 %}{{ n }}{% endfor %}{{ n }}',
    offer,
  ],
  [
    "{% if case.level == 'senior' %}{% assign a = 'x' %}{% else %}{% assign a = 3 %}{% endif %}{{ a }}",
    offer,
  ],
  [
    "{% case case.candidate.phone %}{% when '1', '2' %}{{ case.candidate.phone }}{% else %}-{% endcase %}",
    offer,
  ],
  ["{{ case.scores | map: 'by' | uniq | join: ', ' }} {{ case.scores | size | times: 2 }}", offer],
  [
    '{% for i in (1..3) %}{{ i }}{% endfor %}{% for s in case.scores reversed limit: 2 %}{{ s.by }}{% endfor %}',
    offer,
  ],
  [
    "{% if case.result.match %}{{ case.result.match | append: '%' }} {{ case.result.match | divided_by: 2 | round: 1 }}{% endif %}",
    offer,
  ],
  ["{{ expires | when: 'date' }} {{ expires | default: '-' | when }}", offer],
  ['<a href="mailto:hr@example.com">a</a> <a href="tel:+861">b</a>', offer],
];
