import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCheck } from '../../cli/check.ts';

const project = join(import.meta.dirname, '../..');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'check-'));
  cpSync(join(project, 'definitions'), root, { recursive: true });
  cpSync(join(project, 'templates'), join(root, 'templates'), { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const check = async (
  paths: readonly string[],
  format: 'text' | 'json' = 'text',
  today?: number,
) => {
  const printed = { out: '', err: '' };
  const code = await runCheck(
    paths.map((path) => join(root, path)),
    { definitions: root, templates: join(root, 'templates'), format, today },
    {
      out: (text) => {
        printed.out += text;
      },
      err: (text) => {
        printed.err += text;
      },
    },
  );
  return { code, ...printed };
};

const breakFlow = () => {
  writeFileSync(join(root, 'parts/regret.yaml'), 'part: regret\nsteps:\n  - ende: rejected\n');
};

test('whoever asks for a flow is told of the end of its calendar, and of its worst starts from today on', async () => {
  const { code, out } = await check(
    ['flows/core-transparent.yaml'],
    'text',
    Date.parse('2026-11-27'),
  );
  expect(code).toBe(0);
  expect(out).toMatch(/calendars\/cn-office\.yaml:30:8 warning calendar-ends/);
  expect(out).toMatch(/ {2}Fri 2026-11-27 11:00 Asia\/Shanghai\n/);
  expect(out).toMatch(/warnings: 1\n$/);
  const later = await check(['flows/core-transparent.yaml'], 'text', Date.parse('2027-01-02'));
  expect(later.out).toMatch(/ {2}Mon 2027-01-04 11:00 Asia\/Shanghai, provisional\n/);
});

test('clean definitions: 0', async () => {
  expect(await check([])).toEqual({
    code: 0,
    out: expect.stringMatching(
      /^basic-instant: proved for cases that start from [\s\S]*\n\n\d+ files checked, nothing found\n$/,
    ),
    err: '',
  });
});

test('findings: 1, each with its line', async () => {
  breakFlow();
  expect(await check([])).toEqual({
    code: 1,
    out: expect.stringContaining(
      [
        'parts/regret.yaml:3:5 error unknown-kind',
        '    - ende: rejected',
        '      ^^^^',
        '  "ende" is not a kind of step',
        '  did you mean "end"?',
        '',
      ].join('\n'),
    ),
    err: '',
  });
});

test('as JSON: the form that programs read', async () => {
  breakFlow();
  const { code, out } = await check(['parts/regret.yaml'], 'json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toEqual({
    diagnostics: [
      {
        code: 'unknown-kind',
        severity: 'error',
        file: 'parts/regret.yaml',
        line: 3,
        column: 5,
        endLine: 3,
        endColumn: 9,
        message: '"ende" is not a kind of step',
        hint: 'did you mean "end"?',
      },
    ],
    certificates: [],
  });
});

test.each([
  ['only what is asked for is reported', ['forms'], 0],
  ['a folder with a finding in it', ['parts'], 1],
  ['a folder of templates', ['templates/offer'], 0],
])('%s', async (_title, paths, code) => {
  breakFlow();
  expect((await check(paths)).code).toBe(code);
});

test.each(['templates/regret/en.md', 'templates/regret', 'templates', ''])(
  'a fault of a text is found where "%s" is asked for',
  async (path) => {
    writeFileSync(
      join(root, 'templates/regret/en.md'),
      '---\nsubject: S\n---\n\nDear {{ case.nope }}\n',
    );
    const { code, out } = await check(path === '' ? [] : [path]);
    expect(out).toMatch(/templates\/regret\/en\.md:5:9 error/);
    expect(code).toBe(1);
  },
);

const caller = (more: string): void => {
  writeFileSync(
    join(root, 'flows/caller.yaml'),
    `flow: caller\ntitle: T\ncalendar: cn-office\nsteps:\n${more}  - { run: regret }\n`,
  );
};

test('what keeps a flow from its certificate is reported where it is placed, if only the flow is asked for', async () => {
  caller(
    '  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }\n',
  );
  const { code, out } = await check(['flows/caller.yaml']);
  expect(code).toBe(1);
  expect(out).toContain('parts/regret.yaml');
  expect(out).not.toContain('nothing found');
});

test('so is what keeps a part that it runs from being compiled', async () => {
  breakFlow();
  caller('');
  const { code, out } = await check(['flows/caller.yaml']);
  expect(code).toBe(1);
  expect(out).toContain('parts/regret.yaml:3:5 error unknown-kind');
});

test.each([
  ['a path that does not exist', ['flows/none.yaml']],
  ['a path outside', ['../somewhere-else']],
])('%s: 2', async (_title, paths) => {
  expect(await check(paths)).toEqual({
    code: 2,
    out: '',
    err: expect.stringMatching(/^tidings: ".*" is not a file or folder of the definitions/),
  });
});

test('a folder that does not exist: 2', async () => {
  rmSync(join(root, 'templates'), { recursive: true });
  expect(await check([])).toMatchObject({
    code: 2,
    err: expect.stringContaining('does not exist'),
  });
});
