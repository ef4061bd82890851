import { answers, detail, recorded } from './answers.ts';
import { tidings } from './tidings.ts';
import { clientEnvironment, decide } from './client-environment.ts';

const { api, env, file } = clientEnvironment();

test.each<[string, () => readonly string[], Exchange]>([
  [
    'start takes facts from a file',
    () => ['start', '--case', file('facts.json'), '--flow', 'basic-instant'],
    {
      input: '',
      asked: 'POST /api/cases {"facts":{"candidate":{"name":"Lin"}},"flow":"basic-instant"}',
      out: "case c9 started with flow basic-instant\nthe candidate's page: http://x/c/abc\n",
    },
  ],
  [
    'start says that what is unusual is meant',
    () => ['start', '--case', '-', '--twin', '--idempotency-key', 'k1', '--accept', 'late-start'],
    {
      input: '\uFEFF{"facts": {"a": 1}}',
      asked: 'POST /api/cases {"facts":{"a":1},"accept":["late-start"],"twin":true}',
      out: "case c9 started with flow basic-instant\nthe candidate's page: http://x/c/abc\n",
    },
  ],
  [
    'start takes a whole request from standard input',
    () => ['start', '--case', '-'],
    {
      input: '{"flow": "f", "facts": {"a": 1}}',
      asked: 'POST /api/cases {"flow":"f","facts":{"a":1}}',
      out: "case c9 started with flow basic-instant\nthe candidate's page: http://x/c/abc\n",
    },
  ],
  [
    'cases lists',
    () => ['cases', '--status', 'running', '--flow', 'basic-instant', '--limit', '5'],
    {
      input: '',
      asked: 'GET /api/cases?limit=5&status=running&flow=basic-instant',
      out: `CASE  FLOW           STATUS                              STEP  DUE                                   STARTED
c1    basic-instant  running                             head  2026-05-04 12:30 GMT+8                2026-05-04 12:00 GMT+8
c0    basic-instant  ended: hired                        -     2026-05-04 12:30 GMT+8 (provisional)  2026-05-04 12:00 GMT+8
c2    basic-instant  stands still: its workflow is gone  head  2026-05-04 12:30 GMT+8                2026-05-04 12:00 GMT+8
`,
    },
  ],
  [
    'verify says that all is well, and what it could not look at',
    () => ['verify'],
    {
      input: '',
      asked: 'GET /api/verify',
      out: `12 journals and the ledger are as they were written
2 of them are erased: the chain holds, the words are gone
10 of them were compared with their histories at Temporal
no anchors are kept apart from the database: set TIDINGS_ANCHOR_KEY, and TIDINGS_ANCHOR_FILE or TIDINGS_ANCHOR_MAIL
`,
    },
  ],
  [
    'counts says how often what happened',
    () => ['counts', '--from', '2026-05-01'],
    {
      input: '',
      asked: 'GET /api/counts?from=2026-05-01',
      out: `FLOW           WHAT          COUNT
basic-instant  ended: hired  12
basic-instant  started       30
`,
    },
  ],
  [
    'ledger lists, also what another version has put there',
    () => ['ledger', '--limit', '4'],
    {
      input: '',
      asked: 'GET /api/ledger?after=0&limit=4',
      out: `#  AT                      WHAT              WHICH
1  2026-05-04 12:00 GMT+8  definitions read  hash a1b2
2  2026-05-04 12:00 GMT+8  of later          by ada, n 1
3  2026-05-04 12:00 GMT+8  key created       key ats, rights see start, expires 2026-05-04 12:30 GMT+8, by bootstrap
4  2026-05-04 12:00 GMT+8  journals sealed   heads 2
there may be more: --after 4
`,
    },
  ],
  [
    'show tells where a case is, without what would steer the terminal',
    () => ['show', 'c1'],
    {
      input: '',
      asked: 'GET /api/cases/c1',
      out: `case c1, flow basic-instant, running
started 2026-05-04 12:00 GMT+8, at step head, due 2026-05-04 12:30 GMT+8

TASK  UNTIL                   STATE             ASKED  SEEN                      TITLE
head  2026-05-04 12:30 GMT+8  open, 1 answered  ada    0-AbCdEfGhIjKlMnOpQrStUv  Hire?

SAID                    BY   WHAT
2026-05-04 12:00 GMT+8  ada  Approved (Hire?)
                             Good, / and quick
                             Contract: a.pdf (files/u1)
                             Level: Senior
                             old: 1

PROMISE                                 LEFT AT WORST  STATE
silence of at most 1 day for candidate  1 h            open

MESSAGE  CLASS   SENT                    STATE
status   status  2026-05-04 12:00 GMT+8  on its way

#  AT                      RECORD
1  2026-05-04 12:00 GMT+8  started with the flow basic-instant
2  2026-05-04 12:00 GMT+8  candidate: “e�[2J”
`,
    },
  ],
  [
    'decide says what was recorded',
    () => [
      'decide',
      'c1',
      ...decide,
      '--comment',
      'good',
      '--round',
      '2',
      '--seen',
      '0-AbCdEfGhIjKlMnOpQrStUv',
      '--answers',
      file('facts.json'),
    ],
    {
      input: '',
      asked:
        'POST /api/cases/c1/decide {"task":"head","round":2,"person":"ada","outcome":"approved","comment":"good","seen":"0-AbCdEfGhIjKlMnOpQrStUv","channel":"cli","answers":{"candidate":{"name":"Lin"}}}',
      out: 'recorded: ada: approved, at 2026-05-04 12:00 GMT+8, "good"\n',
    },
  ],
  [
    'decide says that the record follows',
    () => ['decide', 'slow', ...decide],
    {
      input: '',
      asked:
        'POST /api/cases/slow/decide {"task":"head","person":"ada","outcome":"approved","channel":"cli"}',
      out: 'recorded; the record follows in a moment\n',
    },
  ],
  [
    'keys create prints the key this once',
    () => 'keys create ats --right see start --role payroll --days 30'.split(' '),
    {
      input: '',
      asked: 'POST /api/keys {"name":"ats","rights":["see","start"],"roles":["payroll"],"days":30}',
      out: 'key ats may see, start, and reads as payroll, until 2026-05-04 12:00 GMT+8; here it is, once:\ntidings_secret\n',
    },
  ],
  [
    'keys list says until when each is valid',
    () => ['keys', 'list'],
    {
      input: '',
      asked: 'GET /api/keys',
      out: `KEY  RIGHTS     ROLES    UNTIL                           USED   MADE BY
ats  see start  payroll  2026-05-04 12:00 GMT+8          never  bootstrap
old  see start  payroll  revoked 2026-05-04 12:00 GMT+8  never  bootstrap
`,
    },
  ],
  [
    'keys revoke says that it is done, and what the key has made',
    () => ['keys', 'revoke', 'ats'],
    {
      input: '',
      asked: 'POST /api/keys/ats/revoke {}',
      out: 'key ats opens nothing any more\nkeys that it has made still do; revoke each that nobody needs: ats-2\n',
    },
  ],
  [
    'erase says what would go',
    () => ['erase', '--case', 'c1', '--dry-run'],
    {
      input: '',
      asked: 'POST /api/cases/c1/erase {"dryRun":true}',
      out: 'case c1 would be erased: facts, sealed parts of 8 entries, 2 files, 3 links, 4 mails in the mailbox, 1 runs at Temporal, and the key\n',
    },
  ],
  [
    'erase lists what is due, and when',
    () => ['erase', '--due', '--dry-run', '--within', '1 year'],
    {
      input: '',
      asked: 'GET /api/erasures?within=1+year',
      out: `CASE  FLOW           OUTCOME  LAST                    KEPT    GOES
c1    basic-instant  hired    2026-05-04 12:00 GMT+8  1 year  2026-05-04 12:00 GMT+8  the case is still open
c2    basic-instant  hired    2026-05-04 12:00 GMT+8  1 year  2026-05-05 12:00 GMT+8
`,
    },
  ],
  [
    'export prints what the candidate may have',
    () => ['export', '--case', 'c1'],
    {
      input: '',
      asked: 'GET /api/cases/c1/export',
      out: `{
  "case": {
    "id": "c1"
  },
  "facts": {
    "name": "林"
  },
  "said": []
}
`,
    },
  ],
  [
    'withdraw says what was recorded',
    () => ['withdraw', 'c1', '--comment', 'moved'],
    {
      input: '',
      asked: 'POST /api/cases/c1/withdraw {"comment":"moved","channel":"cli"}',
      out: 'recorded: candidate: withdrawn, at 2026-05-04 12:00 GMT+8\n',
    },
  ],
])('%s', async (_sentence, args, { input, asked, out }) => {
  const ended = await tidings(args(), env(), input);
  expect({ ...ended, asked: api().asked.at(-1) }).toEqual({ code: 0, out, err: '', asked });
});

test('show says of a case without a workflow that it stands still', async () => {
  const { out } = await tidings(['show', 'c2'], env());
  expect(out).toMatch(/^case c2, flow basic-instant, stands still: its workflow is gone\n/);
});

test.each<[string, readonly string[], unknown]>([
  ['start', ['start', '--case', '-'], answers['POST /api/cases']?.[1]],
  ['cases', ['cases'], answers['GET /api/cases']?.[1]],
  ['verify', ['verify'], answers['GET /api/verify']?.[1]],
  ['counts', ['counts'], answers['GET /api/counts']?.[1]],
  ['ledger', ['ledger'], answers['GET /api/ledger']?.[1]],
  ['show', ['show', 'c1'], detail],
  ['decide', ['decide', 'c1', ...decide], { recorded }],
])('%s --json prints what the server says', async (_command, args, expected) => {
  const { code, out } = await tidings([...args, '--json'], env(), '{}');
  expect([code, JSON.parse(out)]).toEqual([0, expected]);
});

test.each(['cases', 'show c1'])('%s prints no colours, whatever is forced', async (words) => {
  const plain = await tidings(words.split(' '), env());
  expect(await tidings(words.split(' '), { ...env(), FORCE_COLOR: '1' })).toEqual(plain);
});

interface Exchange {
  readonly input: string;
  readonly asked: string;
  readonly out: string;
}
