import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../fixtures/flows');

/** Names of the flows in `valid` or `invalid`. */
export const fixturesIn = (kind: 'valid' | 'invalid'): readonly string[] =>
  readdirSync(join(folder, kind)).map((file) => file.replace(/\.yaml$/, ''));

/** The flow as it is written, and all the definitions around it. */
export function fixture(
  kind: 'valid' | 'invalid',
  name: string,
): { readonly text: string; readonly files: ReadonlyMap<string, string> } {
  const text = readFileSync(join(folder, kind, `${name}.yaml`), 'utf8');
  return { text, files: new Map([...surroundingFiles(), [`flows/${name}.yaml`, text]]) };
}

/** Case, directory, calendars, forms, templates and flows that every fixture may name. */
export function surroundingFiles(): ReadonlyMap<string, string> {
  const root = join(folder, 'around');
  return new Map(
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(yaml|mjml|md)$/.test(path))
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
}

/** The diagnostics that a fixture says it has, in comments that begin with `# expect:`. */
export const expectedDiagnostics = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('# expect: '))
    .map((line) => line.slice('# expect: '.length));
