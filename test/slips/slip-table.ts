import { figure, table } from '../../bench/table.ts';
import type { JudgedSlip } from './judge-slip.ts';

/** What a check is measured by, in Markdown: a row for each class of slips, and one for all. */
export function slipTable(judged: readonly JudgedSlip[]): string {
  const classes = [...new Set(judged.map(({ slip }) => slip.class))];
  const rows = classes.map((kind) =>
    rowOf(
      kind,
      judged.filter(({ slip }) => slip.class === kind),
    ),
  );
  return table(
    [
      'class',
      'slips',
      'crash',
      '> 1 s',
      'clean, same',
      'clean, changed',
      'found',
      'on the line',
      'or named',
      'over 5',
    ],
    [...rows, rowOf('all', judged)],
  );
}

function rowOf(kind: string, all: readonly JudgedSlip[]): readonly string[] {
  const found = all.filter((one) => one.found.length > 0);
  const count = (holds: (one: JudgedSlip) => boolean): number => all.filter(holds).length;
  const share = (holds: (one: JudgedSlip) => boolean): string =>
    found.length === 0 ? '-' : `${((100 * found.filter(holds).length) / found.length).toFixed(1)}%`;
  return [
    kind,
    figure(all.length),
    figure(count(({ crash }) => crash !== undefined)),
    figure(count(({ ms }) => ms > 1000)),
    figure(count((one) => isClean(one) && !one.changes)),
    figure(count(({ changes }) => changes)),
    figure(found.length),
    share(({ isOnLine }) => isOnLine),
    share(({ isNamed }) => isNamed),
    share(({ found: { length } }) => length > 5),
  ];
}

/** Slips that somebody should look at: one line each. */
export const slipLines = (judged: readonly JudgedSlip[]): readonly string[] =>
  judged.map(
    ({ slip: { class: kind, file, lines, told }, crash, found, ms }) =>
      `${kind} ${file}:${lines[0]} ${told}${crash === undefined ? '' : ` crash: ${crash}`} (${found.length} found, ${figure(ms)} ms)${found
        .slice(0, 2)
        .map((one) => ` | ${one.code} ${one.file}:${one.line} ${one.message}`)
        .join('')}`,
  );

const isClean = ({ found, crash }: JudgedSlip): boolean =>
  found.length === 0 && crash === undefined;
