import { judges } from './judges/index.ts';
import { requiredPairs } from './pairs.ts';
import { countsOf, type Tally } from './tally.ts';

/** The figures of a campaign as two tables: what was done, and what each judge has had to judge. */
export function reportOf(tally: Tally, head: string): string {
  const { counts, failures } = tally;
  const of = (name: string): number => counts[name] ?? 0;
  const pairs = countsOf(tally, 'pair:');
  const drawn = requiredPairs().filter((pair) => pairs.has(pair)).length;
  const clean = of('refused, clean');
  const refused = of('flows') - of('certified');
  const harmless = (refused * clean) / Math.max(1, of('refused, rehearsed'));
  return [
    '|  |  |',
    '| --- | --- |',
    `| random flows (${head}) | ${shown(of('flows'))} |`,
    `| certified | ${share(of('certified'), of('flows'))} |`,
    `| too wide to be proved | ${shown(of('code:too-wide'))} |`,
    `| refused ones rehearsed, in which no judge found anything | ${share(clean, of('refused, rehearsed'))} |`,
    `| so of all flows in which no judge finds anything, certified | ${percent(of('certified'), of('certified') + harmless)} |`,
    `| rehearsals of certified flows | ${shown(of('rehearsals'))} |`,
    `| promises held against their bounds, to the millisecond | ${shown(of('bounds compared'))} |`,
    `| promises as tight as their bounds, proved again | ${shown(of('tight promises proved'))} |`,
    `| **bad records, late promises, errors** | **${shown(failures.length)}** |`,
    `| worst courses without a mark, within 95 % of their bound | ${share(of('witness, near'), of('witness'))} |`,
    `| with a mark | ${share(of('marked witness, near'), of('marked witness'))} |`,
    `| pairs of a step and where it stands, and of fields, in certified flows | ${shown(drawn)} of ${shown(requiredPairs().length)} |`,
    `| seconds of processor time | ${shown(Math.round(of('processor ms') / 1000))} |`,
    '',
    '| judge | reads the meaning of | records that gave it something to judge |',
    '| --- | --- | --- |',
    ...Object.entries(judges).map(
      ([name, { codes }]) =>
        `| ${name} | ${codes.map((code) => `\`${code}\``).join(', ')} | ${shown(of(`armed:${name}`))} |`,
    ),
  ].join('\n');
}

const shown = (value: number): string => value.toLocaleString('en');

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;

const share = (part: number, whole: number): string =>
  `${shown(part)} of ${shown(whole)} (${percent(part, whole)})`;
