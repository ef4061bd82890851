import { compileCaseSchema } from '../../../../engine/compiler/files/case/compile-case-schema.ts';
import type { StartOfCase } from '../../../../engine/compiler/files/case/start-of-case.ts';
import { validateFacts } from '../../../../engine/compiler/files/case/validate-facts.ts';
import { mergeFacts } from '../../../../engine/compiler/scenes/check-facts.ts';
import { parse } from '../../../../engine/compiler/source/parse.ts';
import type { Json, JsonObject } from '../../../../engine/model/base.ts';
import { sampleFacts } from '../../../definitions/sample-facts.ts';
import { shippedFactsSchema } from '../../../definitions/shipped-case.ts';

const plain: JsonObject = {
  candidate: { name: 'Ana', email: 'ana@example.com' },
  position: { title: 'Engineer', department: 'engineering', family: 'core' },
  lastInterviewAt: '2026-11-25T15:00:00+08:00',
};

const facts = (more: JsonObject): JsonObject => mergeFacts(plain, more);

const start = (more: Partial<StartOfCase> = {}): StartOfCase => ({
  now: Date.parse('2026-11-26T10:00+08:00'),
  accept: [],
  ...more,
});

const check = (given: Json, at?: StartOfCase) => validateFacts(shippedFactsSchema, given, at);

const valueAt = (value: Json | undefined, path: string): Json | undefined =>
  path.split('.').reduce<Json | undefined>((inner, key) => (inner as JsonObject)?.[key], value);

/** The facts with one value, at a path. */
const withValue = (path: string, value: Json): JsonObject =>
  facts(path.split('.').reduceRight<Json>((inner, key) => ({ [key]: inner }), value) as JsonObject);

test.each(['basic-instant', 'core-transparent', 'urgent-fast-track'])(
  'the shipped sample %s keeps to the schema',
  (name) => {
    const sample = sampleFacts(name);
    expect(check(sample)).toEqual({ facts: sample, errors: [] });
  },
);

test('defaults are filled in, in a copy', () => {
  const given = facts({});
  const { facts: whole, errors } = check(given);
  expect(errors).toEqual([]);
  expect(whole['candidate']).toMatchObject({ locale: 'en', zone: 'Asia/Shanghai' });
  expect(given).toEqual(facts({}));
});

test.each<[string, string, Json, Json | undefined]>([
  ['minutes get seconds', 'lastInterviewAt', '2026-11-25T15:00+08:00', '2026-11-25T15:00:00+08:00'],
  ['a moment in UTC', 'lastInterviewAt', '2026-11-25T07:00Z', '2026-11-25T07:00:00Z'],
  ['tenths stay', 'lastInterviewAt', '2026-11-25T07:00:01.5Z', '2026-11-25T07:00:01.5Z'],
  [
    'more than milliseconds are cut',
    'lastInterviewAt',
    '2026-11-25T10:00:00.1234567+08:00',
    '2026-11-25T10:00:00.123+08:00',
  ],
  [
    'nanoseconds are cut',
    'lastInterviewAt',
    '2026-11-25T10:00:00.000999999Z',
    '2026-11-25T10:00:00.000Z',
  ],
  ['a zone without capitals', 'candidate.zone', 'asia/shanghai', 'Asia/Shanghai'],
  ['a zone between blanks', 'candidate.zone', ' Europe/Berlin ', 'Europe/Berlin'],
  ['UTC', 'candidate.zone', 'utc', 'UTC'],
  ['Greenwich', 'candidate.zone', 'GMT', 'UTC'],
  ['an old name of a zone', 'candidate.zone', 'US/Pacific', 'US/Pacific'],
  ['an empty zone is that of the default', 'candidate.zone', '', 'Asia/Shanghai'],
  ['an address between blanks', 'candidate.email', ' lin@example.com ', 'lin@example.com'],
  ['an address behind a wide blank', 'candidate.email', '\u3000lin@example.com', 'lin@example.com'],
  ['a Chinese domain', 'candidate.email', 'li@例子.中国', 'li@xn--fsqu00a.xn--fiqs8s'],
  ['a Chinese full stop', 'candidate.email', 'li@例子。中国', 'li@xn--fsqu00a.xn--fiqs8s'],
  ['a German domain', 'candidate.email', 'a@Müller.example', 'a@xn--mller-kva.example'],
  ['a domain in capitals', 'candidate.email', 'Li.Na@EXAMPLE.COM', 'Li.Na@example.com'],
  ['full-width letters', 'candidate.email', 'ｌｉ＠example.com', 'li@example.com'],
  ['an address with a tag', 'candidate.email', 'li+hr@example.com', 'li+hr@example.com'],
  ['an invisible blank in an address', 'candidate.email', 'li\u200B@example.com', 'li@example.com'],
  ['a name that turns letters round', 'candidate.name', 'Lin\u202Egnp.fdp', 'Lingnp.fdp'],
  ['a name with an isolate left open', 'candidate.name', '\u2067Lin', 'Lin'],
  ['a name with a bell and a null', 'candidate.name', 'Li\u0007n\u0000', 'Lin'],
  ['a name in two lines', 'candidate.name', 'Lin\r\nBcc: x', 'Lin Bcc: x'],
  ['a name with half a letter', 'candidate.name', 'Lin \uD83D', 'Lin'],
  ['an Arabic name with its marks', 'candidate.name', 'علی\u200Cرضا', 'علی\u200Cرضا'],
  ['a name between wide blanks', 'candidate.name', '\u3000王芳\u3000', '王芳'],
  ['an empty term of no offer', 'position.location', '', undefined],
  ['a blank text that may be missing', 'position.location', ' \t\u3000', undefined],
  ['nothing where a text may be missing', 'position.location', null, undefined],
  ['an empty list', 'result.highlights', [], undefined],
  ['a list of nothing', 'result.highlights', ['', ' '], undefined],
  ['a list with something', 'result.highlights', ['', 'Fast'], ['Fast']],
  ['an empty group', 'result', {}, undefined],
  ['a department between blanks', 'position.department', 'engineering ', 'engineering'],
  ['Windows line ends', 'position.location', 'A\r\nB', 'A\nB'],
])('%s: %s', (_title, path, given, expected) => {
  const { facts: normal, errors } = check(withValue(path, given), start());
  expect(errors).toEqual([]);
  expect(valueAt(normal, path)).toEqual(expected);
});

test.each<[string, string, Json, RegExp]>([
  ['a city without a zone', 'candidate.zone', 'Asia/Beijing', /did you mean "Asia\/Shanghai"\?/],
  ['what Windows says', 'candidate.zone', 'China Standard Time', /mean "Asia\/Shanghai"\?/],
  ['an offset by name', 'candidate.zone', 'GMT+8', /is an offset.*mean "Asia\/Shanghai" or/],
  ['an offset', 'candidate.zone', '+08:00', /is an offset.*mean "Asia\/Shanghai" or/],
  ['an offset of half an hour', 'candidate.zone', 'UTC+5:30', /mean "Asia\/Kolkata"\?/],
  ['an offset whose sign is turned round', 'candidate.zone', 'Etc/GMT-8', /"Asia\/Shanghai"/],
  ['CST', 'candidate.zone', 'CST', /several.*"Asia\/Shanghai" or "America\/Chicago"\?/],
  ['BST', 'candidate.zone', 'BST', /several.*"Europe\/London" or "Asia\/Dhaka"\?/],
  ['IST', 'candidate.zone', 'ist', /several.*"Asia\/Kolkata"/],
  ['EST', 'candidate.zone', 'EST', /several.*"America\/New_York"/],
  ['CET', 'candidate.zone', 'CET', /"Europe\/Berlin"/],
  ['a slip in a zone', 'candidate.zone', 'Europe/Berln', /mean "Europe\/Berlin"\?/],
  ['a city alone', 'candidate.zone', 'Berlin', /mean "Europe\/Berlin"\?/],
  ['a city on another continent', 'candidate.zone', 'Europe/Shanghai', /"Asia\/Shanghai"/],
  ['a zone in Chinese', 'candidate.zone', '北京', /mean "Asia\/Shanghai"\?/],
  ['a zone that is nothing', 'candidate.zone', 'Mars/Olympus', /is not a time zone/],
  [
    'letters that mail servers do not take',
    'candidate.email',
    'jürgen@example.de',
    /has "ü" before/,
  ],
  ['an address with a name', 'candidate.email', 'Lin <lin@example.com>', /the address alone/],
  ['a link for an address', 'candidate.email', 'mailto:lin@example.com', /the address alone/],
  ['two addresses', 'candidate.email', 'a@example.com, b@example.com', /one address, not several/],
  ['two addresses behind each other', 'candidate.email', 'a@b@example.com', /not several/],
  ['no at', 'candidate.email', 'lin.example.com', /it has no "@"/],
  ['a blank inside', 'candidate.email', 'li n@example.com', /it has a blank in it/],
  ['half a domain', 'candidate.email', 'lin@localhost', /no whole domain/],
  ['a dot at the end', 'candidate.email', 'lin.@example.com', /a dot stands at an end/],
  ['a domain with two dots', 'candidate.email', 'lin@example..com', /is not a domain/],
  ['a domain with an underscore', 'candidate.email', 'lin@ex_ample.com', /is not a domain/],
  ['an address of numbers', 'candidate.email', 'lin@127.0.0.1', /is not a domain/],
  ['a hostile address', 'candidate.email', 'a@example.com\r\nBcc: x@y.z', /not several/],
  ['an empty address', 'candidate.email', ' ', /must not be empty/],
  ['an empty name', 'candidate.name', '', /must not be empty/],
  ['a name of blanks', 'candidate.name', ' \u3000\u00A0', /must not be empty/],
  ['a name of fillers', 'candidate.name', '\u3164\u3164', /must not be empty/],
  ['a name of nothing visible', 'candidate.name', '\u200D\u2800', /must not be empty/],
  ['a name of controls', 'candidate.name', '\u202E\u0000', /must not be empty/],
  ['a number for a name', 'candidate.name', 5, /must be text/],
  ['a name that never ends', 'candidate.name', 'a'.repeat(101), /at most 100 letters/],
  ['a department in capitals', 'position.department', 'Engineering', /mean "engineering"\?/],
  ['a slip in a department', 'position.department', 'stroes', /mean "stores"\?/],
  ['an unknown department', 'position.department', 'xyz', /one of stores, sales, engineering/],
  ['an empty department', 'position.department', '', /one of stores, sales/],
  ['a year with its digits exchanged', 'position.startFrom', '0206-10-01', /lies in the year 0206/],
  ['a day for ever', 'position.startFrom', '9999-12-31', /lies in the year 9999/],
  ['a day that does not exist', 'position.startFrom', '2026-02-30', /must be a date/],
  ['a moment in such a year', 'lastInterviewAt', '0206-10-01T10:00Z', /lies in the year 0206/],
  ['an empty term of the offer', 'position.salaryRange', '', /must not be empty; leave it out/],
  ['a blank term of the offer', 'position.salaryRange', ' ', /must not be empty; leave it out/],
  ['no first day', 'position.startFrom', '', /must not be empty; leave it out/],
  ['a day that does not exist', 'position.startFrom', '2026-02-30', /must be a date/],
  ['a family with a slip', 'position.family', 'cora', /one of basic, core, urgent.*mean "core"\?/],
  ['a score beyond the scale', 'result.match', 101, /must be at most 100/],
  ['a moment without offset', 'lastInterviewAt', '2026-11-25T15:00:00', /with offset/],
  ['a moment that does not exist', 'lastInterviewAt', '2026-02-30T15:00:00Z', /with offset/],
  ['tomorrow', 'lastInterviewAt', '2026-11-27T10:00+08:00', /lies in the future/],
  ['in a far year', 'lastInterviewAt', '2062-11-26T10:00+08:00', /lies in the future/],
  ['two months ago', 'lastInterviewAt', '2026-09-26T10:00+08:00', /"accept": \["late-start"\]/],
  ['in another century', 'lastInterviewAt', '1926-11-26T10:00Z', /earlier than 30 days before/],
])('refused is %s: %s', (_title, path, given, expected) => {
  const { errors } = check(withValue(path, given), start());
  expect(errors).toEqual([
    { pointer: `/${path.replaceAll('.', '/')}`, message: expect.stringMatching(expected) },
  ]);
});

test.each<[string, Json, string[]]>([
  ['no map', 'Ana', [': must be a map']],
  [
    'nothing',
    {},
    ['/candidate: is missing', '/position: is missing', '/lastInterviewAt: is missing'],
  ],
  ['an unknown field', facts({ 'sal/ary': 1 }), ['/sal~1ary: is not a field of a case']],
  [
    'a slip in a field',
    facts({ candidate: { emial: 'x' } }),
    ['/candidate/emial: is not a field of a case; did you mean "email"?'],
  ],
  [
    'a prototype',
    { ...plain, ...(JSON.parse('{"__proto__": {"a": 1}}') as JsonObject) },
    ['/__proto__: is not a field of a case'],
  ],
  [
    'more than a case can carry',
    facts({ result: { highlights: ['a'.repeat(70_000)] } }),
    [': must be at most 64 KiB of JSON'],
  ],
])('facts with %s', (_title, given, expected) => {
  expect(check(given).errors.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual(
    expected,
  );
});

test.each<[string, string, Partial<StartOfCase>]>([
  ['a late start that is meant', '2026-09-26T10:00+08:00', { accept: ['late-start'] }],
  ['a clock that goes two minutes ahead', '2026-11-26T10:02+08:00', {}],
  ['just inside', '2026-10-27T11:00+08:00', {}],
])('taken is %s', (_title, lastInterviewAt, more) => {
  expect(check(facts({ lastInterviewAt }), start(more)).errors).toEqual([]);
});

const decidedCase = compileCaseSchema(
  parse(
    `candidate:
  name: { type: text }
  email: { type: mail }
  locale: { type: choice, of: [en, zh-CN], default: en }
pay: { type: money, optional: true }
board: { type: decision, by: director, optional: true }`,
    'case.yaml',
  ),
).value;

const person = (id: string, active = true) => ({
  id,
  name: id,
  email: `${id}@example.com`,
  locale: 'en',
  zone: 'UTC',
  active,
});

const directory = {
  department: '',
  people: [person('ada'), person('ben'), person('old', false)],
  roles: { director: { departments: {}, otherwise: ['ada', 'old'] } },
};

test.each<[string, JsonObject, string[]]>([
  ['one by the holder', { board: decision('ada') }, []],
  ['one by somebody else', { board: decision('ben') }, ['/board/by']],
  ['one by a leaver', { board: decision('old') }, ['/board/by']],
  ['one of tomorrow', { board: decision('ada', '2026-11-27T10:00Z') }, ['/board/at']],
  [
    'an outcome that there is not',
    { board: { ...decision('ada'), outcome: 'maybe' } },
    ['/board/outcome'],
  ],
  ['pay', { pay: { amount: 30_000, currency: 'CNY', per: 'month' } }, []],
  ['pay without a currency', { pay: { amount: 30_000 } }, ['/pay/currency']],
  [
    'pay in a currency that there is not',
    { pay: { amount: 1, currency: 'RMB' } },
    ['/pay/currency'],
  ],
])('a decision taken elsewhere, or money: %s', (_title, more, expected) => {
  const given = { candidate: { name: 'Ana', email: 'ana@example.com' }, ...more };
  const { errors } = validateFacts(decidedCase ?? {}, given, start({ directory }));
  expect(errors.map(({ pointer }) => pointer)).toEqual(expected);
});

function decision(by: string, at = '2026-11-20T10:00Z') {
  return { outcome: 'approved', by, at };
}
