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
])('%s', (_title, found, expected) => {
  expect(hints(found)).toEqual(expected);
});
