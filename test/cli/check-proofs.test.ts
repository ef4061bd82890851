import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { check, inProjectsOfTheirOwn, late, write } from './late-flow.ts';
import { sarifSchema } from './sarif-schema.ts';

inProjectsOfTheirOwn();

test('a broken promise comes with its course', async () => {
  late();
  const { code, out } = await check();
  expect(code).toBe(1);
  expect(out).toContain(`flows/late.yaml:5:7 error promise-broken
    - { tell: candidate, about: answer, within: 9 days }
        ^^^^
`);
  expect(out).toMatch(/"tell candidate about an answer within 9 days" is broken for a case that/);
  expect(out).toMatch(
    /\n {2}STEP +WHAT HAPPENS +UNTIL \(Asia\/Shanghai\)\n +the case starts +\w{3} /,
  );
  expect(out).toMatch(/\n {2}decide +(silent: department-hr|department-hr answers at the last)/);
  expect(out).toMatch(/\n {2}costs most: `decide`, 10 days 16 h/);
  expect(out).toMatch(/\n {2}more: docs\/findings\/promise-broken\.md\n/);
  expect(out).toMatch(/\d+ files checked; errors: 1, warnings: 0\n$/);
});

test('and in Chinese', async () => {
  late();
  const { out } = await check({ locale: 'zh-CN' });
  expect(out).toContain('承诺“9 天内把答复告知 candidate”无法兑现');
  expect(out).toMatch(/\n {2}步骤 +发生的事 +直到（Asia\/Shanghai）|直到 \(Asia\/Shanghai\)/);
  expect(out).toMatch(/错误 1，警告 0\n$/);
});

test('what is proved is certified', async () => {
  write('  - { tell: candidate, template: no-decision-yet }\n');
  const { code, out } = await check();
  expect(code).toBe(0);
  expect(out).toMatch(/^late: proved for cases that start from .* \(Asia\/Shanghai\)\n/);
  expect(out).toContain('\n  no promises; everyone hears an answer on every path\n');
  expect(out).toMatch(/\n {2}assumed: the mail server accepts a message within 15m, or refuses it/);
  expect(out).toMatch(/\n {2}plan [0-9a-f]{12}, proofs 1, tidings \d/);
});

test('a fraction of the seats is printed with what it comes to', async () => {
  write(`  - approve: Decide
    id: decide
    by: [department-hr, hr-director, recruiter]
    need: 2/3
    within: 1 business day
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, template: no-decision-yet }
`);
  expect((await check()).out).toContain('\n  must say yes: "decide" 2/3 of 3 seats: 2\n');
  expect((await check({ locale: 'zh-CN' })).out).toContain('须同意的席位：“decide” 3 席的 2/3：2');
});

test('every format says the same', async () => {
  late();
  const json = JSON.parse((await check({ format: 'json' })).out) as {
    diagnostics: { code: string; message: string; hint: string; example: { rows: unknown[] } }[];
  };
  const [finding] = json.diagnostics;
  expect(finding).toMatchObject({
    code: 'promise-broken',
    severity: 'error',
    file: 'flows/late.yaml',
    line: 5,
    flow: 'late',
    zone: 'Asia/Shanghai',
    page: 'docs/findings/promise-broken.md',
  });
  const { message = '', hint = '', example } = finding ?? {};
  expect(example?.rows.length).toBeGreaterThan(1);
  const { out: text } = await check();
  const { out: github } = await check({ format: 'github' });
  const { out: sarif } = await check({ format: 'sarif' });
  for (const words of [message, hint]) {
    expect(text).toContain(words);
    expect(github).toContain(words);
    expect(JSON.stringify(JSON.parse(sarif))).toContain(JSON.stringify(words).slice(1, -1));
  }
});

test('SARIF keeps to its schema, and the course is a code flow', async () => {
  late();
  const log = JSON.parse((await check({ format: 'sarif' })).out) as {
    runs: { results: { codeFlows: unknown[]; locations: unknown[] }[] }[];
  };
  const ajv = new Ajv2020({ allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(sarifSchema);
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  const [result] = log.runs[0]?.results ?? [];
  expect(result?.codeFlows).toHaveLength(1);
  expect(result?.locations).toMatchObject([
    { physicalLocation: { region: { startLine: 5, startColumn: 7, endLine: 5, endColumn: 11 } } },
  ]);
});

test('annotations of GitHub are one line each, with commas and line breaks escaped', async () => {
  late();
  const { out } = await check({ format: 'github' });
  expect(out.match(/\n/g)).toHaveLength(1);
  expect(out).toMatch(
    /^::error file=[^:,]+flows\/late\.yaml,line=5,endLine=5,col=7,endColumn=10,title=promise-broken::"tell candidate/,
  );
  expect(out).toContain('%0A');
});

test.each([
  ['warnings alone are no failure', {}, 0],
  ['unless they shall be', { strict: true }, 1],
])('%s', async (_title, options, code) => {
  const todo =
    '{ todo: T, for: recruiter, within: 1h, outcomes: { finished: [] }, silent: finished }';
  write(`  - ${todo}\n  - { tell: candidate, template: no-decision-yet }\n  - { end: finishd }\n`);
  const { code: came, out } = await check({ ...options, format: 'json' });
  const { diagnostics } = JSON.parse(out) as { diagnostics: { severity: string }[] };
  expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning']);
  expect(came).toBe(code);
});
