import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import type { Failure } from '../../engine/simulation/expectation-context.ts';
import type { SceneResult } from '../../engine/simulation/run-scene.ts';
import type { Suite, TestRun } from './run-tests.ts';
import { phrase } from './test-text.ts';
import { instantFormatIn } from './time-format.ts';

/** The report for build servers: JUnit's XML, one test case for each scene. */
export function testJunit({ suites, diagnostics }: TestRun): string {
  const findings = diagnostics.length === 0 ? [] : [findingSuite(diagnostics)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="tidings">',
    ...findings,
    ...suites.map(suiteXml),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteXml({ flow, file, results, setting }: Suite): string {
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  const when = instantFormatIn(setting.plan.zone);
  return [
    `  <testsuite name="${xml(flow)}" file="${xml(file)}" tests="${results.length}" failures="${failed}">`,
    ...results.map((one) => sceneXml(one, flow, when)),
    '  </testsuite>',
  ].join('\n');
}

function sceneXml(
  { scene, failures }: SceneResult,
  flow: string,
  when: (at: number) => string,
): string {
  const head = `    <testcase classname="${xml(flow)}" name="${xml(scene.title)}"`;
  if (failures.length === 0) return `${head}/>`;
  const textOf = ({ line, expected, actual }: Failure) =>
    `line ${line}: expected ${phrase(expected, when)}; came ${phrase(actual, when)}`;
  const text = xml(failures.map(textOf).join('\n'));
  return `${head}>\n      <failure message="not as expected">${text}</failure>\n    </testcase>`;
}

const findingSuite = (diagnostics: readonly Diagnostic[]): string =>
  [
    `  <testsuite name="findings" tests="${diagnostics.length}" failures="${diagnostics.length}">`,
    ...diagnostics.map(
      ({ file, line, column, code, message, hint }) =>
        `    <testcase classname="findings" name="${xml(`${file}:${line}:${column} ${code}`)}">\n      <failure message="${xml(message)}">${xml(hint)}</failure>\n    </testcase>`,
    ),
    '  </testsuite>',
  ].join('\n');

/** Control characters have no place in XML at all. */
const xml = (text: string): string =>
  text
    .replaceAll(/[^\P{Cc}\n\t]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
