import { createLog } from '../../../platform/log/log.ts';

const token = 'abcdefghijklmnopqrstuvwxyz012345';

const written = (pretty: boolean, fields: object, message: string): string => {
  const lines: string[] = [];
  const log = createLog({ level: 'info', pretty }, { write: (line) => void lines.push(line) });
  log.debug('not at this level');
  log.info(fields, message);
  return lines.join('');
};

test('a line is JSON with time and level', () => {
  const { time, ...rest } = JSON.parse(written(false, { case: 'c1', ms: 12 }, 'opened')) as LogLine;
  expect(rest).toEqual({ level: 'info', case: 'c1', ms: 12, msg: 'opened' });
  expect(time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});

test('a line for people is one line', () => {
  expect(written(true, { case: 'c1', list: [1] }, 'two\nlines')).toMatch(
    /^\d\d:\d\d:\d\dZ info {2}two\\nlines case=c1 list=\[1\]\n$/,
  );
});

test.each<[string, object, string]>([
  ['a key', { apiKey: 'hunter2' }, ''],
  ['a header, deep', { request: { headers: { authorization: 'Bearer hunter2' } } }, ''],
  ['a list', { all: [{ password: 'hunter2' }] }, ''],
  ['facts', { facts: { name: 'hunter2' } }, ''],
  ['a password in a sentence', {}, 'lost smtp://relay:hunter2@mail.example.com'],
  ['a password in a field', { at: 'postgres://u:hunter2@db/x' }, ''],
  ['a bearer in a sentence', {}, 'sent Bearer hunter2'],
  ['an address', {}, 'mail to hunter2@example.com failed'],
  ['an address at a domain of other letters', {}, 'mail to hunter2@müller.de failed'],
  ['an address of other letters', {}, 'mail to hunter2-jürgen@例子.公司 failed'],
  ['a link', { path: `/t/${token}` }, `GET /c/${token}`],
  ['an error', { err: new Error('to <hunter2@example.com>: 550') }, 'failed'],
  ["an error's fields", { err: Object.assign(new Error('x'), { token: 'hunter2' }) }, 'failed'],
  ['a cause', { err: new Error('x', { cause: new Error('at //a:hunter2@b') }) }, 'failed'],
])('%s is blotted out', (_sentence, fields, message) => {
  for (const pretty of [false, true]) {
    const line = written(pretty, fields, message);
    expect(line).not.toMatch(`hunter2`);
    expect(line).not.toMatch(token);
    expect(line.endsWith('\n')).toBe(true);
  }
  expect(() => JSON.parse(written(false, fields, message)) as unknown).not.toThrow();
});

test.each<[string, object]>([
  ['parameters of a query', { params: ['hunter2'] }],
  ['the row that failed', { detail: 'Failing row contains (hunter2).' }],
  ['a query', { query: "select 'hunter2'", where: 'hunter2' }],
])("%s do not stand in an error's line", (_sentence, carried) => {
  const err = Object.assign(new Error('x'), carried, { code: '23514', table: 'cases' });
  const line = written(false, { err }, 'failed');
  expect(line).not.toContain('hunter2');
  expect(JSON.parse(line)).toMatchObject({ err: { code: '23514', table: 'cases' } });
});

test('what somebody sends does not stall the log, nor fill it', () => {
  const long = `${'a'.repeat(100_000)} ${'/'.repeat(100_000)}`;
  expect(written(false, { long, err: new Error(long) }, 'failed').length).toBeLessThan(20_000);
  // Quadratic, it would take a quarter of an hour.
  expect(written(false, {}, `${'a.'.repeat(500_000)}@`)).toContain('a.a.a');
});

test('control characters do not reach the terminal', () => {
  expect(written(true, { at: 'a\u009bb' }, 'x\u001b[2Jy\rz')).toMatch(
    / info {2}x\\x1b\[2Jy\\x0dz at=a\\x9bb\n$/,
  );
});

test.each([
  ['right to left', 'a\u202eb', 'a\\u{202e}b'],
  ['another line', 'a\u2028b', 'a\\u{2028}b'],
  ['nothing to see', 'a\u200bb', 'a\\u{200b}b'],
])('what would put %s is shown by its code, within lists as well', (_title, letters, shown) => {
  expect(written(true, { at: [letters] }, letters)).toMatch(`${shown} at=["${shown}"]`);
  expect(written(true, { at: ['a\u009bb'] }, 'x')).toMatch(' at=["a\\x9bb"]');
});

test('an error keeps its kind, code and causes', () => {
  const cause = new RangeError('deep');
  const err = Object.assign(new TypeError('broke', { cause }), { code: 'E1' });
  expect(JSON.parse(written(false, { err }, 'failed'))).toMatchObject({
    err: { type: 'TypeError', message: 'broke', code: 'E1', cause: { type: 'RangeError' } },
  });
  expect(written(true, { err }, 'failed')).toMatch(/ info {2}failed \(broke\)\n$/);
});

interface LogLine {
  readonly time: string;
}
