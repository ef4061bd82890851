import type { PreparedAnswers } from './api-server.ts';

const noon = Date.UTC(2026, 4, 4, 4);

const one = {
  id: 'c1',
  flow: 'basic-instant',
  plan: 'p',
  status: 'running',
  step: 'head',
  due: noon + 1_800_000,
  createdAt: noon,
};
export const detail = {
  case: { ...one, facts: { candidate: { name: '林' } } },
  entries: [
    { seq: 1, at: noon, kind: 'started', flow: 'basic-instant', plan: 'p' },
    {
      seq: 2,
      at: noon,
      kind: 'event',
      event: 'e\u001b[2J',
      person: 'candidate',
      channel: 'page',
    },
  ],
  tasks: [
    {
      case: 'c1',
      opened: {
        task: 'head',
        round: 1,
        title: { en: 'Hire?', 'zh-CN': '录用？' },
        form: 'terms',
        outcomes: [],
      },
      openedAt: noon,
      people: [{ person: 'ada', seat: 'chief', rung: 0 }],
      answers: [
        {
          task: 'head',
          round: 1,
          person: 'ada',
          outcome: 'approved',
          at: noon,
          comment: 'Good,\nand quick',
          answers: { level: 'c', contract: { upload: 'u1', name: 'a.pdf', size: 9 }, old: 1 },
        },
      ],
      cancelled: false,
      seen: '0-AbCdEfGhIjKlMnOpQrStUv',
      deadline: noon + 1_800_000,
    },
  ],
  forms: {
    terms: {
      id: 'terms',
      fields: [
        { name: 'contract', type: 'upload', label: 'Contract' },
        {
          name: 'level',
          type: 'choice',
          label: { en: 'Level', 'zh-CN': '级别' },
          options: [{ value: 'c', label: 'Senior' }],
        },
      ],
    },
  },
  messages: [
    {
      message: 'm1',
      step: 'told',
      template: 'status',
      class: 'status',
      to: { who: 'candidate' },
      sentAt: noon,
      deliveries: [],
    },
  ],
  promises: [{ promise: 'silence', who: 'candidate', atMost: { ms: 86_400_000 } }],
  certificate: {
    proofs: 1,
    flow: 'basic-instant',
    plan: 'p',
    promises: [
      {
        promise: { promise: 'silence', who: 'candidate', atMost: { ms: 86_400_000 } },
        slack: { ms: 3_600_000, from: noon },
        longest: { ms: 82_800_000, from: noon },
        latest: noon,
        due: noon,
      },
    ],
    assume: { mail: { ms: 900_000 } },
    from: noon,
    until: noon,
    packs: [],
  },
  zone: 'Asia/Shanghai',
};
export const recorded = { person: 'ada', outcome: 'approved', at: noon, comment: 'good' };
const dueCase = { flow: 'basic-instant', outcome: 'hired', endedAt: noon, keep: '1 year' };
const oneKey = {
  name: 'ats',
  rights: ['see', 'start'],
  roles: ['payroll'],
  createdBy: 'bootstrap',
  createdAt: noon,
  expiresAt: noon,
};
/** The answers of the server of these tests. */
export const answers: PreparedAnswers = {
  'POST /api/cases': [201, { case: 'c9', flow: 'basic-instant', progress: 'http://x/c/abc' }],
  'GET /api/cases': [
    200,
    {
      cases: [
        one,
        { ...one, id: 'c0', status: 'ended', outcome: 'hired', step: null, provisional: true },
        { ...one, id: 'c2', workflow: 'gone' },
      ],
    },
  ],
  'GET /api/verify': [
    200,
    { faults: [], journals: 12, erased: 2, histories: 10, anchors: 'not-kept' },
  ],
  'GET /api/counts': [
    200,
    {
      counts: [
        { flow: 'basic-instant', what: 'ended', outcome: 'hired', count: 12 },
        { flow: 'basic-instant', what: 'started', count: 30 },
      ],
    },
  ],
  'GET /api/ledger': [
    200,
    {
      entries: [
        { seq: 1, at: noon, kind: 'definitions-read', hash: 'a1b2' },
        { seq: 2, at: noon, kind: 'of-later', by: ['ada'], n: 1 },
        {
          seq: 3,
          at: noon,
          kind: 'key-created',
          key: 'ats',
          rights: ['see', 'start'],
          expiresAt: noon + 1_800_000,
          by: 'bootstrap',
        },
        {
          seq: 4,
          at: noon,
          kind: 'journals-sealed',
          heads: [
            { case: 'c1', seq: 8, hash: 'a1' },
            { case: 'c2', seq: 9, hash: 'b2' },
          ],
        },
      ],
    },
  ],
  'GET /api/cases/c1': [200, detail],
  'GET /api/cases/c2': [
    200,
    { ...detail, case: { ...one, id: 'c2', workflow: 'gone' }, tasks: [], messages: [] },
  ],
  'GET /api/cases/odd': [200, { something: 'else' }],
  'GET /api/cases/html': [404, '<p>no such page'],
  'GET /api/cases/busy': [503, { error: 'unavailable', message: 'try again' }],
  'POST /api/keys': [201, { key: oneKey, secret: 'tidings_secret' }],
  'GET /api/keys': [200, { keys: [oneKey, { ...oneKey, name: 'old', revokedAt: noon }] }],
  'POST /api/keys/ats/revoke': [200, { done: true, already: false, made: ['ats-2'] }],
  'POST /api/cases/c1/erase': [
    200,
    { erased: false, report: { entries: 8, files: 2, links: 3, mails: 4, runs: 1 } },
  ],
  'GET /api/erasures': [
    200,
    {
      cases: [
        { ...dueCase, case: 'c2', until: noon + 86_400_000 },
        { ...dueCase, case: 'c1', until: noon, obstacle: 'the case is still open' },
      ],
    },
  ],
  'POST /api/erasures': [
    200,
    {
      cases: [
        { case: 'c1', until: noon, keep: '1 year' },
        { case: 'c2', until: noon, keep: '1 year', failed: 'disk is read-only' },
      ],
    },
  ],
  'POST /api/cases/open/erase': [
    409,
    { refusal: { code: 'still-open', message: 'the case is still open; let it end' } },
  ],
  'GET /api/cases/c1/export': [200, { case: { id: 'c1' }, facts: { name: '林' }, said: [] }],
  'POST /api/cases/c1/decide': [200, { recorded }],
  'POST /api/cases/slow/decide': [200, { recorded: null }],
  'POST /api/cases/done/decide': [
    409,
    {
      refusal: {
        code: 'already-settled',
        message: 'the task is settled already',
        recorded: [recorded],
        settled: 'approved',
      },
    },
  ],
  'POST /api/cases/c1/withdraw': [
    200,
    { recorded: { person: 'candidate', outcome: 'withdrawn', at: noon } },
  ],
  'POST /api/cases/done/withdraw': [
    409,
    { refusal: { code: 'case-ended', message: 'the case has ended', recorded: [] } },
  ],
};
