import { printDiagnostics } from '../../engine/compiler/report/print-diagnostics.ts';
import type { Coverage, Share } from '../../engine/simulation/coverage.ts';
import type { Failure, Phrase } from '../../engine/simulation/expectation-context.ts';
import type { SceneResult } from '../../engine/simulation/run-scene.ts';
import type { Rehearsal } from '../../engine/simulation/rehearse.ts';
import { columns } from '../command/columns.ts';
import type { Suite, TestRun } from './run-tests.ts';
import { timelineOf } from './timeline.ts';
import { durationText, instantFormatIn } from './time-format.ts';

type InstantFormat = (at: number) => string;

/** The report for people: what was expected, what came, and how the case had gone up to there. */
export function testText({ suites, diagnostics, files }: TestRun): string {
  const found = diagnostics.length === 0 ? [] : [printDiagnostics(diagnostics, files)];
  return `${[...found, ...suites.map(suiteText), summary(suites)].join('\n')}\n`;
}

function suiteText(suite: Suite): string {
  const { zone } = suite.setting.plan;
  const when = instantFormatIn(zone);
  return [
    `${suite.flow}, times in ${zone}`,
    ...suite.results.map((one) => sceneText(one, suite.file, when)),
    ...(suite.coverage === undefined ? [] : [coverageText(suite.coverage)]),
    ...suite.unreached.map(({ file, line, what }) => `    ${file}:${line} ${what}`),
    '',
  ].join('\n');
}

function sceneText(one: SceneResult, file: string, when: InstantFormat): string {
  const { scene, rehearsal, failures } = one;
  const length = durationText(rehearsal.until - scene.start);
  if (failures.length === 0)
    return `  ok   ${scene.title} (${[length, ...promisesText(rehearsal)].join(', ')})`;
  return [
    `  FAIL ${scene.title} (${file}:${scene.line})`,
    ...failures.map((failure) => failureText(failure, file, when)),
    indented(timelineText(one, lastLooked(failures), when), '       '),
    '',
  ].join('\n');
}

/** How many promises held, if the flow has promised anything that came to be due. */
function promisesText({ promises }: Rehearsal): readonly string[] {
  const broken = promises.filter(({ kept }) => !kept).length;
  if (broken > 0) return [`${broken} of ${plural(promises.length, 'promise')} broken`];
  return promises.length === 0 ? [] : [`${plural(promises.length, 'promise')} kept`];
}

/** Nothing after the last thing that went wrong matters to whoever looks for the reason. */
const lastLooked = (failures: readonly Failure[]): number =>
  Math.max(...failures.map(({ at }) => at ?? Infinity));

const failureText = (
  { line, expected, actual }: Failure,
  file: string,
  when: InstantFormat,
): string =>
  [
    `       ${file}:${line}`,
    `         expected  ${phrase(expected, when)}`,
    `         came      ${phrase(actual, when)}`,
  ].join('\n');

/** Words, with the instants among them in a format. */
export const phrase = (words: Phrase, when: InstantFormat): string =>
  words.map((word) => (typeof word === 'number' ? when(word) : word)).join(' ');

function timelineText(
  { rehearsal, scene }: SceneResult,
  until: number,
  when: InstantFormat,
): string {
  const rows = timelineOf(rehearsal).filter(({ at }) => at <= until);
  return columns(
    ['WHEN', 'WHO', 'WHAT'],
    [
      [when(scene.start), '', 'the case starts'],
      ...rows.map(({ at, who, what }) => [when(at), who, what]),
    ],
  );
}

const indented = (text: string, by: string): string => text.replaceAll(/^/gm, by);

const coverageText = ({ paths, steps, outcomes }: Coverage): string =>
  `  reached: ${share(paths)} paths, ${share(steps)} steps, ${share(outcomes)} outcomes`;

const share = ({ reached, all }: Share): string => `${reached} of ${all}`;

function summary(suites: readonly Suite[]): string {
  const results = suites.flatMap((suite) => suite.results);
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  const rest = failed === 0 ? 'all as expected' : `${failed} not as expected`;
  if (results.length === 0) return 'no scene was played';
  return `${plural(results.length, 'scene')} of ${plural(suites.length, 'flow')}, ${rest}`;
}

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
