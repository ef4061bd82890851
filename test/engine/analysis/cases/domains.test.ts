import { valueDomainsOf } from '../../../../engine/analysis/cases/domains.ts';

test.each([
  ['an enum names all values', { enum: ['core', 'basic'] }, { values: ['core', 'basic'] }],
  ['a constant is the only one', { const: 3 }, { values: [3] }],
  ['numbers have bounds', { type: 'number', minimum: 0, maximum: 100 }, { least: 0, most: 100 }],
  ['or are whole', { type: 'integer', minimum: 1 }, { least: 1, whole: true }],
  ['there are two truths', { type: 'boolean' }, { values: [true, false] }],
  ['a text may be any', { type: 'string' }, undefined],
  ['what may be null is left open', { enum: ['core', null] }, undefined],
])('%s', (_sentence, schema, domain) => {
  const domains = valueDomainsOf({
    type: 'object',
    properties: { position: { properties: { family: schema } } },
  });
  expect(domains.get('case.position.family')).toEqual(domain);
});
