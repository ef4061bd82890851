import { offerTerms } from '../../../../engine/analysis/rules/shown-fields.ts';
import { subjectOfSteps } from '../subject.ts';
import { templateFiles } from '../../../definition-files.ts';

test.each([
  '{% if case.position.salary %}See below{% endif %}',
  '{% if case.candidate.name and case.position.salary > 100 %}great{% endif %}',
  '{% if case.candidate.name %}a{% elsif case.position.salary %}b{% endif %}',
  '{% unless case.position.salary %}poor{% endunless %}',
  '{% case case.position.salary %}{% when 100 %}a{% endcase %}',
  '{% case 100 %}{% when case.position.salary %}a{% endcase %}',
  '{% assign pay = case.position.salary %}{% if pay %}a{% endif %}',
  "{% assign pay = 'a' | append: case.position.salary %}",
  "{{ 'a' | append: case.position.salary }}",
  "{{ case.candidate.name | default: 'a' | truncate: 9, case.position.salary }}",
  "{% if case['position']['salary'] %}a{% endif %}",
  '{% for perk in case.position.perks limit: case.position.salary %}a{% endfor %}',
  '{% for perk in case.position.perks %}{% if case.position.salary %}a{% endif %}{% endfor %}',
])('whatever a notice reads, it tells: %s', async (text) => {
  const { flow, plan, context } = await subjectOfSteps(
    '  - { tell: candidate, id: told, template: notice }\n',
    templateFiles('notice', { class: 'notice', text, zh: 'a' }),
  );
  const found = offerTerms.find({ flow, context: { ...context, calendars: plan.calendars } });
  expect(found.map(({ code, values }) => ({ code, values }))).toEqual([
    {
      code: 'offer-term-shown',
      values: { template: 'notice', class: 'notice', field: 'case.position.salary' },
    },
  ]);
});
