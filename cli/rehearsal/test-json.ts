import type { Coverage } from '../../engine/simulation/coverage.ts';
import type { SceneResult } from '../../engine/simulation/run-scene.ts';
import { phrase } from './test-text.ts';
import type { Suite, TestRun } from './run-tests.ts';
import { timelineOf } from './timeline.ts';

/** The report for programs; instants are ISO 8601 in UTC. */
export const testJson = ({ suites, diagnostics }: TestRun): string =>
  `${JSON.stringify({ diagnostics, flows: suites.map(suiteJson) }, null, 2)}\n`;

const suiteJson = (suite: Suite): object => ({
  flow: suite.flow,
  file: suite.file,
  scenes: suite.results.map(sceneJson),
  ...(suite.coverage && { reached: countsOf(suite.coverage), unreached: suite.unreached }),
});

const countsOf = ({ paths, steps, outcomes }: Coverage): object => ({ paths, steps, outcomes });

const sceneJson = ({ scene, rehearsal, failures }: SceneResult): object => ({
  title: scene.title,
  line: scene.line,
  outcome: rehearsal.outcome ?? null,
  start: iso(scene.start),
  until: iso(rehearsal.until),
  failures: failures.map(({ line, expected, actual }) => ({
    line,
    expected: phrase(expected, iso),
    came: phrase(actual, iso),
  })),
  promises: rehearsal.promises.map(({ promise, kept, due, by, never }) => ({
    promise: promise + 1,
    kept,
    due: iso(due),
    by,
    ...(never && { never }),
  })),
  timeline: timelineOf(rehearsal).map(({ at, who, what }) => ({ at: iso(at), who, what })),
});

const iso = (at: number): string => new Date(at).toISOString();
