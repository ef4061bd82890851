import { h } from 'preact';
import { render } from 'preact-render-to-string';
import type { Facts, Json } from '../../engine/model/base.ts';
import { withFact } from '../../engine/model/given-fact.ts';
import { shownByDefault } from '../../engine/model/shown.ts';
import { factsOf } from '../../server/pages/case-facts.ts';
import { Facts as FactsOnPage } from '../../server/pages/facts.tsx';
import { pageContextOf } from '../../server/pages/page-context.ts';

// What a rule takes to be seen where nobody says what is shown, pages do show.

const special: Readonly<Record<string, readonly [given: Json, seen: string]>> = {
  lastInterviewAt: ['2026-09-29T10:00:00Z', '29 September 2026'],
  'position.requirements': [['Go and SQL'], 'Go and SQL'],
  'result.match': [92, '92 %'],
  'result.scores': [[{ interviewer: 'Wang Wei', score: 4.5 }], 'Wang Wei'],
  'result.highlights': [['Stayed calm'], 'Stayed calm'],
};

test.each(shownByDefault)('%s', (name) => {
  const [value, seen] = special[name] ?? [`the ${name}`, `the ${name}`];
  const facts: Facts = withFact({ candidate: { name: 'Lin' } }, name, value);
  const request = { path: '/', lang: 'en', accepts: undefined, company: { name: 'Acme' } };
  const context = pageContextOf(request, { zone: 'UTC' });
  expect(render(h(FactsOnPage, { facts: factsOf(facts), context }))).toContain(seen);
});
