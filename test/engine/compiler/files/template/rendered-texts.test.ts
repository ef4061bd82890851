import fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { checkVariables } from '../../../../../engine/compiler/files/template/texts/check-variables.ts';
import { parseText } from '../../../../../engine/compiler/files/template/texts/liquid.ts';
import { bodyPart } from '../../../../../engine/compiler/files/template/texts/text-part.ts';
import { scopeOf } from '../../../../../engine/compiler/files/template/texts/text-scope.ts';
import { isObject, type Json } from '../../../../../engine/model/base.ts';
import { isTemplateFolder, shippedTemplate } from '../../../../definitions/shipped-template.ts';
import { shippedFactsSchema } from '../../../../definitions/shipped-case.ts';
import { soundTexts } from './sound-texts.ts';
import { caseSchema, environment, offer } from './texts-sample.ts';

// A text without findings can be written, whatever the facts leave out.

const fixed = { seed: 20_261_127, verbose: 1 } as const;

/** Facts that fit a schema, each optional part there or not, texts and lists empty or not. */
function factsOf(schema: Json | undefined): fc.Arbitrary<unknown> {
  if (!isObject(schema)) return fc.constant('a');
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum']);
  if (schema['type'] === 'object') return mapOf(schema);
  if (schema['type'] === 'array') return fc.array(factsOf(schema['items']), { maxLength: 3 });
  if (schema['type'] === 'number') return fc.constantFrom(-1, 0, 4.5, 80);
  if (schema['type'] === 'boolean') return fc.boolean();
  if (schema['format'] === 'date-time') return fc.constant('2026-09-29T23:30:00+08:00');
  if (schema['format'] === 'date') return fc.constant('2026-10-12');
  return fc.constantFrom('', ' ', 'a', '1', 'Zhang <San>');
}

function mapOf(schema: Readonly<Record<string, Json>>): fc.Arbitrary<unknown> {
  if (schema['x-money'] === true) return fc.constant({ amount: 30_000, currency: 'CNY' });
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const always = Object.entries(properties).filter(
    ([name, one]) => required.includes(name) || (isObject(one) && 'default' in one),
  );
  return fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, factsOf(one)])),
    { requiredKeys: always.map(([name]) => name), noNullPrototype: true },
  );
}

const around = (facts: unknown, isSystem: boolean, hasLink: boolean): object => ({
  case: facts,
  recipient: { name: 'Li Na', isCandidate: !isSystem },
  company: { name: 'Acme', color: '#0b5cad' },
  links: {
    task: 'https://t.example/t/a',
    ...((!isSystem || hasLink) && { progress: 'https://t.example/c/a' }),
  },
  ...(isSystem && { task: { title: { en: 'Review' }, deadline: { at: 1e12 } } }),
});

const write = (text: string, variables: object): string =>
  parseText(text, 'html').render(variables, { locale: 'en', zone: 'Asia/Shanghai' });

test('texts of the tables', () => {
  expect(() => {
    fc.assert(
      fc.property(factsOf(caseSchema), fc.boolean(), (facts, hasLink) => {
        for (const [text, template] of soundTexts)
          write(text, {
            ...around(facts, template.class === 'system', hasLink),
            expires: '2026-10-09',
          });
      }),
      { ...fixed, numRuns: 30 },
    );
  }).not.toThrow();
});

test('texts that are shipped', () => {
  const texts = readdirSync('templates')
    .filter(isTemplateFolder)
    .map(shippedTemplate)
    .flatMap(({ subject, body }) => [...Object.values(subject), ...Object.values(body)]);
  const given = { expires: { at: 1e12 }, expected: { at: 1e12 }, callBy: { at: 1e12 } };
  expect(() => {
    fc.assert(
      fc.property(factsOf(shippedFactsSchema), fc.boolean(), (facts, hasLink) => {
        for (const text of texts)
          write(text, { ...around(facts, text.includes('task.'), hasLink), ...given });
      }),
      { ...fixed, numRuns: 30 },
    );
  }).not.toThrow();
});

const paths: readonly string[] =
  `case.candidate.name case.candidate.phone case.result.match case.scores case.tags x y x.by 3 'a'
  case.lastInterviewAt case.level case.pay case.scores.first.note case.tags[1] case.tags.last expires
  case.candidate.name.size`.split(/\s+/);
const pathsInLoops: readonly string[] = ['s', 's.note', 's.by', 's.at', 'forloop.index'];

const filters: readonly string[] =
  `none; none; none; none; when; default: 'a'; first; last; upcase; size; map: 'note'; compact; slice: 1;
  plus: 1; join; reverse; append: x; append: case.candidate.phone; default: case.scores; uniq`
    .split(/;\s+/)
    .map((one) => (one === 'none' ? '' : ` | ${one}`));
const comparisons = [
  '',
  ' == blank',
  ' != blank',
  " != 'a'",
  " == 'a'",
  ' < 3',
  ' > 0',
  ' == empty',
];

/** Texts from all that authors write, right or wrong. */
function textOf(depth: number, inLoop: boolean): fc.Arbitrary<string> {
  const path = fc.constantFrom(...paths, ...(inLoop ? pathsInLoops : []));
  const filter = fc.constantFrom(...filters);
  const asked = fc
    .tuple(path, fc.constantFrom(...comparisons), fc.constantFrom('', ' and ', ' or '), path)
    .map(([one, how, join, other]) => `${one}${how}${join}${join && other}`);
  const shown = fc.tuple(path, filter).map(([one, how]) => `{{ ${one}${how} }}`);
  const assigned = fc
    .tuple(fc.constantFrom('x', 'y'), path, filter)
    .map(([name, one, how]) => `{% assign ${name} = ${one}${how} %}`);
  if (depth === 0) return fc.oneof(shown, assigned, fc.constant(''));
  const text = textOf(depth - 1, inLoop);
  const guarded = path.chain((one) =>
    fc
      .tuple(text, text, fc.constantFrom(...comparisons))
      .map(([a, b, how]) => `{% if ${one}${how} %}${a}{{ ${one} }}{% else %}${b}{% endif %}`),
  );
  const turned = path.chain((one) =>
    fc
      .tuple(text, path, text)
      .map(
        ([a, two, b]) => `{% unless ${one} %}${a}{% elsif ${two} %}{{ ${one} }}${b}{% endunless %}`,
      ),
  );
  const chosen = path.chain((one) =>
    fc
      .tuple(text, text)
      .map(
        ([a, b]) => `{% case ${one} %}{% when 'a' %}{{ ${one} }}${a}{% else %}${b}{% endcase %}`,
      ),
  );
  const looped = fc
    .tuple(
      path,
      textOf(depth - 1, true),
      asked,
      fc.constantFrom('', '{% break %}', '{% continue %}'),
    )
    .chain(([list, body, one, leave]) =>
      textOf(depth - 1, true).map(
        (rest) =>
          `{% for s in ${list} %}${body}{% if ${one} %}${leave}{% endif %}${rest}{% endfor %}`,
      ),
    );
  const both = fc.tuple(text, text).map((parts) => parts.join(''));
  return fc.oneof(shown, assigned, both, guarded, turned, chosen, looped);
}

test('any text', () => {
  const scope = scopeOf({ ...offer, requires: ['expires'] }, ['{{ expires | when }}'], environment);
  let sound = 0;
  fc.assert(
    fc.property(
      textOf(2, false),
      fc.array(factsOf(caseSchema), { minLength: 3, maxLength: 3 }),
      (inner, all) => {
        const text = `{% assign x = case.scores.first %}{% assign y = 'b' %}${inner}`;
        const parsed = parseText(text, 'html');
        if (checkVariables(bodyPart('en.mjml', text), parsed, scope).length > 0) return;
        sound += 1;
        const expires = /expires(?! \| when)/.test(text) ? '2026-10-09' : { at: 1e12 };
        for (const facts of all) write(text, { ...around(facts, false, true), expires });
      },
    ),
    { ...fixed, numRuns: 900 },
  );
  expect(sound).toBeGreaterThan(50);
});
