import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import type { Failure } from '../../engine/simulation/expectation-context.ts';
import type { Played } from '../../engine/simulation/run-scene.ts';
import type { Suite, TestRun } from './run-tests.ts';
import { phrase } from './test-text.ts';
import { whenIn } from './when.ts';

/** For build servers: JUnit's XML, one test case for each scene. */
export function testJunit({ suites, diagnostics }: TestRun): string {
  const faults = diagnostics.length === 0 ? [] : [faultSuite(diagnostics)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="tidings">',
    ...faults,
    ...suites.map(suiteXml),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteXml({ flow, file, played, setting }: Suite): string {
  const failed = played.filter(({ failures }) => failures.length > 0).length;
  const when = whenIn(setting.plan.zone);
  return [
    `  <testsuite name="${xml(flow)}" file="${xml(file)}" tests="${played.length}" failures="${failed}">`,
    ...played.map((one) => sceneXml(one, flow, when)),
    '  </testsuite>',
  ].join('\n');
}

function sceneXml({ scene, failures }: Played, flow: string, when: (at: number) => string): string {
  const head = `    <testcase classname="${xml(flow)}" name="${xml(scene.title)}"`;
  if (failures.length === 0) return `${head}/>`;
  const textOf = ({ line, expected, came }: Failure) =>
    `line ${line}: expected ${phrase(expected, when)}; came ${phrase(came, when)}`;
  const text = xml(failures.map(textOf).join('\n'));
  return `${head}>\n      <failure message="not as expected">${text}</failure>\n    </testcase>`;
}

const faultSuite = (diagnostics: readonly Diagnostic[]): string =>
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
