import { readdirSync, readFileSync } from 'node:fs';
import { parse } from '../../../../../engine/compiler/source/parse.ts';
import {
  compileTemplate,
  type WrittenTemplate,
} from '../../../../../engine/compiler/files/template/compile-template.ts';
import { checkTexts } from '../../../../../engine/compiler/files/template/texts/check-texts.ts';
import { createEnvironment } from '../../../../../engine/expression/check/environment.ts';
import { shippedFactsSchema } from '../../../../definitions/shipped-case.ts';
import { diagnosticLines } from '../../findings.ts';

const environment = createEnvironment(shippedFactsSchema);

const read = (path: string): string => readFileSync(path, 'utf8');

test.each(readdirSync('templates'))('the shipped template %s has no findings', async (id) => {
  const folder = `templates/${id}`;
  const source = parse(read(`${folder}/template.yaml`), `${folder}/template.yaml`);
  const bodies = new Map(
    ['en', 'zh-CN'].map((locale) => [locale, read(`${folder}/${locale}.mjml`)]),
  );
  const files = { source, bodies };
  expect(diagnosticLines(compileTemplate(files, id).diagnostics)).toEqual([]);
  const found = await checkTexts(files, source.value as WrittenTemplate, { environment });
  expect(found.map(({ file }, index) => `${file}:${diagnosticLines(found)[index]}`)).toEqual([]);
});
