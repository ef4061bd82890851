import { answers, detail } from './answers.ts';
import { startApi } from './api-server.ts';
import { tidings } from './tidings.ts';
import { clientEnvironment, decide } from './client-environment.ts';

const { api, env, folder, file } = clientEnvironment();

test.each<[string, readonly string[], number, string]>([
  [
    'a refused decision tells what is on record',
    ['decide', 'done', ...decide],
    1,
    `tidings: the task is settled already
on record: ada: approved, at 2026-05-04 12:00 GMT+8, "good"
the task is settled: approved
`,
  ],
  ['a refused withdrawal says why', ['withdraw', 'done'], 1, 'tidings: the case has ended\n'],
  ['erase of nothing', ['erase'], 2, 'tidings: say which: --case <id>, or --due\n'],
  [
    'erase of what is not due yet',
    ['erase', '--due', '--within', '2 years'],
    2,
    'tidings: --within goes with --due --dry-run: what is not due yet is only listed\n',
  ],
  ['an unknown case', ['show', 'nobody'], 3, 'tidings: there is no such case\n'],
  ['a server that cannot now', ['show', 'busy'], 4, 'tidings: try again\n'],
  [
    'an answer of something else',
    ['show', 'odd'],
    2,
    'tidings: "URL" answers, but not as Tidings of this version does; check --url\n',
  ],
  [
    'a server of something else',
    ['show', 'html'],
    2,
    'tidings: "URL" answers, but has no Tidings API; check --url\n',
  ],
  [
    'a file that holds no key',
    ['cases', '--key-file', '/nowhere'],
    2,
    'tidings: "/nowhere" holds no API key; check --key-file\n',
  ],
  [
    'nobody there',
    ['cases', '--url', 'http://127.0.0.1:1'],
    4,
    'tidings: no server answers at "http://127.0.0.1:1"; start it with "tidings start", or give its address with --url\n',
  ],
  [
    'no address',
    ['cases', '--url', 'nowhere'],
    2,
    'tidings: "nowhere" is not the address of a server; write it like http://127.0.0.1:8787\n',
  ],
  [
    'no such file',
    ['start', '--case', '/nowhere.json'],
    2,
    'tidings: the file "/nowhere.json" cannot be read; check --case\n',
  ],
  [
    'a flow without a case',
    ['start', '--flow', 'f'],
    2,
    'error: --flow says how to start a case, so give --case too\n(see --help)\n',
  ],
  [
    'two ways to resume',
    ['resume', 'c1', '--plan', '--fact', 'a=1'],
    2,
    'tidings: give one of --plan and --fact\n',
  ],
  [
    'an end of which nobody says who is told',
    ['close', 'c1', '--outcome', 'rejected', '--template', ''],
    2,
    'tidings: give --template, by which the candidate is told, or --tell-nobody\n',
  ],
  [
    'a fact without a value',
    ['resume', 'c1', '--fact', 'position.title'],
    2,
    'tidings: give --fact as name=value, such as position.level=5\n',
  ],
  [
    'a missing option',
    ['decide', 'c1'],
    2,
    "error: required option '--task <id>' not specified\n(see --help)\n",
  ],
])('%s ends with its own code and a sentence', async (_sentence, args, code, err) => {
  const ended = await tidings(args, env());
  expect({ ...ended, err: ended.err.replaceAll(api().url, 'URL') }).toEqual({ code, out: '', err });
});

test('verify names what is not as it was written, by case and entry, whatever part tells it', async () => {
  const broken = await startApi({
    'GET /api/verify': [
      200,
      {
        faults: [
          { code: 'journal-broken', case: 'c1', seq: 4 },
          { code: 'column-differs', case: 'c2', seq: 3, column: 'kind' },
          { code: 'anchored-differs', anchor: 7, seq: 2 },
        ],
        journals: 100,
        erased: 0,
        anchors: 'kept',
      },
    ],
  });
  const ended = await tidings(['verify', '--url', broken.url], env());
  expect(ended).toEqual({
    code: 1,
    out: `journal-broken: case c1, entry 4
  the entry was changed or removed, or the chain does not lead to its head
column-differs: case c2, entry 3, column kind
  this column of the row tells something else than its entry: the column was changed, and queries read it
anchored-differs: anchor 7, entry 2
  this is not the entry that was anchored: the record was rewritten since
100 journals and the ledger were verified
Temporal does not answer, so its histories were not compared
`,
    err: 'tidings: not everything on record is what was written\n',
  });
  await broken.close();
});

test('verify is not done where Temporal does not answer, and names cases that cannot be read', async () => {
  const [, whole] = answers['GET /api/verify'] ?? [];
  const { histories: _none, ...rest } = Object(whole);
  const away = await startApi({ 'GET /api/verify': [200, rest] });
  expect(await tidings(['verify', '--url', away.url], env())).toMatchObject({
    code: 4,
    out: expect.stringContaining('Temporal does not answer, so its histories were not compared'),
    err: 'tidings: Temporal does not answer, so its histories were not compared: verify again once it does\n',
  });
  await away.close();
  const faults = [{ code: 'history-unreadable', case: 'c1' }];
  const closed = await startApi({
    'GET /api/verify': [200, { ...rest, histories: 9, unreadable: 2, faults }],
  });
  expect(await tidings(['verify', '--url', closed.url], env())).toMatchObject({
    code: 1,
    out: expect.stringMatching(
      /^history-unreadable: case c1\n[^]*\n2 of the erased have a history that went with their key\n/,
    ),
  });
  await closed.close();
});

test('what was due and could not be erased is named', async () => {
  expect(await tidings(['erase', '--due'], env())).toEqual({
    code: 1,
    out: 'erased: 1\n',
    err: 'tidings: case c2 stays: disk is read-only\n',
  });
});

test('a case that cannot be read is marked, and what of it cannot be', async () => {
  const unreadable = { ...detail.case, unreadable: true };
  const damaged = await startApi({
    'GET /api/cases': [200, { cases: [unreadable] }],
    'GET /api/cases/c1': [200, { ...detail, case: unreadable, unreadable: [2] }],
  });
  const out = async (...words: readonly string[]) =>
    (await tidings([...words, '--url', damaged.url], env())).out;
  expect(await out('cases')).toContain('running (unreadable)');
  expect(await out('show', 'c1')).toContain(`
its facts cannot be read: see tidings verify
what entries 2 tell of people cannot be read: see tidings verify
`);
  await damaged.close();
});

test('a wrong key, which nobody can give on the command line, where others could read it', async () => {
  const ended = await tidings(['cases'], { ...env(), TIDINGS_API_KEY: 'wrong' });
  expect({ ...ended, err: ended.err.replaceAll(api().url, 'URL') }).toEqual({
    code: 2,
    out: '',
    err: 'tidings: "URL" does not take this API key; check TIDINGS_API_KEY or --key-file\n',
  });
  expect((await tidings(['cases', '--key', 'x'], env())).err).toMatch(/unknown option '--key'/);
});

test('a file that is no JSON is not sent', async () => {
  const before = api().asked.length;
  const { code } = await tidings(['start', '--case', file('bad.json')], env());
  expect([code, api().asked.length]).toEqual([2, before]);
});

test('the key of the embedded stack is found, and told to this machine only', async () => {
  const data = { TIDINGS_DATA: folder() };
  const here = await tidings(['cases', '--url', api().url], data);
  const away = await tidings(['cases', '--url', 'http://tidings.invalid'], data);
  expect([here.code, away.code, away.err]).toEqual([
    0,
    2,
    expect.stringMatching(/^tidings: there is no API key/),
  ]);
});
