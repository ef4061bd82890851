import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from '../../../engine/compiler/source/parse.ts';
import { schemaFiles } from '../../../engine/compiler/schemas.ts';
import { kinds } from '../../../engine/steps/index.ts';
import { fixture, fixturesIn } from './fixtures.ts';

const folder = join(import.meta.dirname, '../../../definitions/schema');

test.each([...schemaFiles()])(
  'definitions/schema/%s is as the code says; else run "tidings schema"',
  (file, text) => {
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  },
);

test.each([...schemaFiles()])('%s is a JSON Schema 2020-12, strictly', (_file, text) => {
  expect(() =>
    new Ajv2020({ strict: true, strictTypes: false }).compile(JSON.parse(text)),
  ).not.toThrow();
});

const flow = new Ajv2020({ strict: false }).compile(
  JSON.parse(schemaFiles().get('flow.json') ?? ''),
);

test.each(fixturesIn('valid'))('editors find nothing in valid/%s', (name) => {
  flow(parse(fixture('valid', name).text, name).value);
  expect(flow.errors).toBeNull();
});

test.each(['unknown-key', 'missing-key', 'wrong-type', 'unknown-kind', 'several-kinds'])(
  'editors find something in invalid/%s',
  (name) => {
    expect(flow(parse(fixture('invalid', name).text, name).value)).toBe(false);
  },
);

test('every kind says in the schema what it does and what each key means', () => {
  for (const { kind, summary, main, fields } of Object.values(kinds)) {
    expect(summary).toMatch(/\.$/);
    for (const [key, schema] of Object.entries({ [kind]: main, ...fields }))
      expect(schema.description ?? schema.$ref ?? `${kind}.${key}`).not.toBe(`${kind}.${key}`);
  }
});
