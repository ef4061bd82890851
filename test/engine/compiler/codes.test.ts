import {
  definitionCodes,
  diagnosticCodes,
  sceneCodes,
} from '../../../engine/compiler/source/codes.ts';
import { expressionCodes } from '../../../engine/expression/check/codes.ts';
import { expectedDiagnostics, fixture, fixturesIn } from './fixtures.ts';

const inFixtures = fixturesIn('invalid').flatMap((name) =>
  expectedDiagnostics(fixture('invalid', name).text).map((line) => line.split(' ')[0]),
);

/**
 * Of files that are not flows, or not YAML at all: `scenes.test.ts`, `parse.test.ts`, `library.test.ts`, `part-files.test.ts`, `files-around.test.ts`, `unseen-characters.test.ts`,
 * `definitions-folder.test.ts`.
 */
const testedElsewhere = new Set([
  ...Object.keys(definitionCodes),
  ...Object.keys(expressionCodes),
  ...Object.keys(sceneCodes),
  'file-too-large',
  'file-unreadable',
  'file-skipped',
  'file-missing',
  'file-unread',
  'internal-error',
  'too-many-files',
  'two-files',
  'unseen-character',
  'missing-role',
  'recursive-run',
  'unknown-flow',
  'unused-part',
  'unused-value',
  'yaml-aliases',
  'yaml-too-deep',
  'yaml-too-many',
]);

test.each(Object.keys(diagnosticCodes).filter((code) => !testedElsewhere.has(code)))(
  'a fixture has %s',
  (code) => {
    expect(inFixtures).toContain(code);
  },
);

test.each(Object.entries(diagnosticCodes))('%s is explained in a sentence', (code, sentence) => {
  expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(sentence).toMatch(/^[A-Z`].*\.$/);
});
