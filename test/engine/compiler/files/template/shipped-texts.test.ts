import { readdirSync } from 'node:fs';
import { compileTemplate } from '../../../../../engine/compiler/files/template/compile-template.ts';
import { checkFrame } from '../../../../../engine/compiler/files/template/frame/check-frame.ts';
import type { WrittenTemplate } from '../../../../../engine/compiler/files/template/template-schema.ts';
import { checkTexts } from '../../../../../engine/compiler/files/template/texts/check-texts.ts';
import { createEnvironment } from '../../../../../engine/expression/check/environment.ts';
import { shippedFactsSchema } from '../../../../definitions/shipped-case.ts';
import {
  isTemplateFolder,
  shippedFrame,
  shippedTemplateFiles,
} from '../../../../definitions/shipped-template.ts';
import { diagnosticLines } from '../../findings.ts';

const environment = createEnvironment(shippedFactsSchema);

test.each(readdirSync('templates').filter(isTemplateFolder))(
  'the shipped template %s has no findings',
  async (id) => {
    const files = shippedTemplateFiles(id);
    expect(diagnosticLines(compileTemplate(files, id).diagnostics)).toEqual([]);
    const found = await checkTexts(files, files.source.value as WrittenTemplate, { environment });
    expect(found.map(({ file }, index) => `${file}:${diagnosticLines(found)[index]}`)).toEqual([]);
  },
);

test('the shipped frame has no findings', async () => {
  expect(await checkFrame(shippedFrame)).toEqual([]);
});
