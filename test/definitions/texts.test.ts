import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createRenderer } from '../../rendering/render.ts';
import { isTemplateFolder, shippedTemplate, shippedText } from './shipped-template.ts';

interface SampleFacts {
  readonly candidate: { readonly name: string };
}

const read = (path: string): string => readFileSync(path, 'utf8');
/* oxlint-disable typescript/no-unsafe-type-assertion -- the checker has judged the shipped files */
const sample = (name: string) =>
  parse(read(`definitions/samples/${name}`)) as { facts: SampleFacts };
/* oxlint-enable typescript/no-unsafe-type-assertion */

const locales = ['en', 'zh-CN'];
const shipped = readdirSync('templates')
  .filter(isTemplateFolder)
  .map((id) => ({ id, file: shippedTemplate(id) }))
  .filter(({ file }) => file.class !== 'system');

const samples = readdirSync('definitions/samples').map((name) => sample(name).facts);
const minimalFacts = {
  candidate: { name: 'Zhang <San>', email: 'zhang.san@example.com' },
  position: { title: 'R & D', department: 'lab', family: 'core' },
  lastInterviewAt: '2026-11-20T10:00:00Z',
};
const matched = { ...minimalFacts, result: { match: 80 } };
const cases: readonly SampleFacts[] = [...samples, minimalFacts, matched];

const renderer = createRenderer();

const render = async (id: string, locale: string, facts: SampleFacts) => {
  const { file } = shipped.find((one) => one.id === id) ?? {};
  if (file === undefined) throw new Error(`no template ${id}`);
  const given = (file.requires ?? []).map((name) => [
    name,
    { at: Date.parse('2026-11-25T03:00Z') },
  ]);
  return renderer.render(
    file,
    { locale, zone: 'Europe/Berlin' },
    {
      ...Object.fromEntries(given),
      case: facts,
      recipient: { name: facts.candidate.name, isCandidate: true },
      company: { name: 'Tidings', color: '#0b5cad' },
      links: { task: 'https://example.com/t/x', progress: 'https://example.com/c/x' },
    },
  );
};

test.each(shipped.flatMap(({ id }) => locales.map((locale) => [id, locale] as const)))(
  '%s in %s says something to everybody, whatever the case leaves out',
  async (id, locale) => {
    for (const facts of cases) {
      const rendered = await render(id, locale, facts);
      expect(rendered).toMatchObject({ locale, subject: expect.stringMatching(/\S.{5,}/) });
      expect('text' in rendered ? rendered.text : '').toContain(facts.candidate.name);
    }
  },
);

test.each(
  shipped
    .filter(({ file }) => file.class !== 'offer' && file.class !== 'intent')
    .flatMap(({ id }) => locales.map((locale) => [id, locale])),
)('%s in %s names no terms of an offer', (id, locale) => {
  const terms = /position\.(?:salaryRange|startFrom)|expires/;
  expect(shippedText(id, locale)).not.toMatch(terms);
});
