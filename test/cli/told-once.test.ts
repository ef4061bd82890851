import type { ReportedDiagnostic } from '../../cli/checking/report.ts';
import { toldOnce } from '../../cli/checking/told-once.ts';
import { catalogues } from '../../engine/analysis/report/catalogues.ts';

const finding = (flow: string, line: number, message = 'it is wrong'): ReportedDiagnostic => ({
  diagnostic: {
    code: 'ghosted',
    severity: 'error',
    file: 'flows/part.yaml',
    line,
    column: 1,
    endLine: line,
    endColumn: 2,
    message,
    hint: 'mend it',
  },
  proof: { flow, rendered: { message, hint: '', remedies: [] }, zone: 'UTC', spots: [], page: '' },
});

/** Of the compiler: the same name is unknown. */
const unknown = (line: number, message = 'there is no "x"'): ReportedDiagnostic => ({
  diagnostic: { ...finding('a', line, message).diagnostic, code: 'unknown-variable' },
});

/** Of a role that nobody holds, in several flows. */
const absent = (flow: string, line: number, message = 'nobody is "head"'): ReportedDiagnostic => {
  const { diagnostic, ...rest } = finding(flow, line, message);
  return { ...rest, diagnostic: { ...diagnostic, code: 'nobody-there' } };
};

/** Of one department. */
const escalation = (message: string, line = 1): ReportedDiagnostic => {
  const { diagnostic, ...rest } = finding('a', line, message);
  return { ...rest, diagnostic: { ...diagnostic, code: 'escalation-same' } };
};

/** Of a text in one language that several flows send. */
const shown = (flow: string, line: number, message: string): ReportedDiagnostic => {
  const { diagnostic, ...rest } = finding(flow, line, message);
  return { ...rest, diagnostic: { ...diagnostic, code: 'value-is-moment' } };
};

/** Of a template that does not say what the rule of a pack wants. */
const ruled = (flow: string, line: number, rule: string): ReportedDiagnostic => {
  const { diagnostic, ...rest } = finding(flow, line, `"${flow}" says nothing: "${rule}" (A law)`);
  return { ...rest, diagnostic: { ...diagnostic, code: 'expiry-missing' } };
};

const hints = (found: readonly ReportedDiagnostic[]): readonly string[] =>
  toldOnce(found, catalogues.en).map(({ diagnostic: { line, hint } }) => `${line} ${hint}`);

test.each<[string, readonly ReportedDiagnostic[], readonly string[]]>([
  ['one finding of one flow', [finding('a', 1)], ['1 mend it']],
  [
    'the same of two flows that run a part',
    [finding('a', 1), finding('b', 1)],
    ['1 mend it; the same holds of "b"'],
  ],
  ['at two lines', [finding('a', 1), finding('b', 2)], ['1 mend it', '2 mend it']],
  ['with other words', [finding('a', 1), finding('b', 1, 'so')], ['1 mend it', '1 mend it']],
  [
    'of many flows',
    ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((flow) => finding(flow, 1)),
    ['1 mend it; the same holds of "b", "c", "d", "e", "f" and 2 more flows'],
  ],
  [
    'a moment without its zone in two languages of a text',
    [shown('a', 1, 'in en'), shown('a', 1, 'in zh-CN')],
    ['1 mend it; beside it, in zh-CN'],
  ],
  [
    'in a text that three flows send',
    ['a', 'b', 'c'].map((flow, index) => shown(flow, index + 1, 'in en')),
    ['1 mend it; the same holds at flows/part.yaml:2, flows/part.yaml:3'],
  ],
  ['a name that is unknown twice', [unknown(1), unknown(2)], ['1 mend it', '2 mend it']],
  [
    'a name that is unknown wherever it stands, and another',
    [unknown(1), unknown(2), unknown(2, 'there is no "y"'), unknown(3), unknown(3)],
    ['1 mend it; the same holds at flows/part.yaml:2, flows/part.yaml:3', '2 mend it'],
  ],
  [
    'a name that is unknown at many places',
    [1, 2, 3, 4, 5, 6, 7].map((line) => unknown(line)),
    [
      '1 mend it; the same holds at flows/part.yaml:2, flows/part.yaml:3, flows/part.yaml:4, flows/part.yaml:5 and 2 more places',
    ],
  ],
  [
    'a role that nobody holds, asked in several flows, and another role',
    [absent('a', 1), absent('b', 2), absent('c', 3), absent('c', 4, 'nobody is "boss"')],
    ['1 mend it; the same holds at flows/part.yaml:2, flows/part.yaml:3', '4 mend it'],
  ],
  [
    'several departments at one place, and at another',
    [escalation('in x'), escalation('in y'), escalation('in z'), escalation('in x', 2)],
    ['1 mend it; beside it, in y; in z', '2 mend it'],
  ],
  [
    'a rule that several templates break, and another rule',
    [ruled('a', 1, 'r'), ruled('b', 2, 'r'), ruled('c', 3, 'r'), ruled('c', 4, 's')],
    ['1 mend it; the same holds at flows/part.yaml:2, flows/part.yaml:3', '4 mend it'],
  ],
])('%s', (_title, found, expected) => {
  expect(hints(found)).toEqual(expected);
});
