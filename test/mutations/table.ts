import { code, page, table } from '../../cli/docs/markdown.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import { lineOf } from './found.ts';
import type { Mutation } from './mutation.ts';

/** A mutation, with the diagnostic that reports it. */
export interface CaughtMutation {
  readonly mutation: Mutation;
  readonly by: Diagnostic;
  readonly files: ReadonlyMap<string, string>;
}

/** The page with all of them, flow by flow. */
export function mutationPage(all: readonly CaughtMutation[]): string {
  const flows = [...new Set(all.map(({ mutation }) => mutation.flow))].toSorted();
  const codes = new Set(all.map(({ by }) => by.code));
  return page(
    '# Faults that the check finds',
    'Made by the tests with `TIDINGS_RECORD=1`; do not edit.',
    `${all.length} faults, each put into the [shipped definitions](../definitions/flows) by itself, and found as ${codes.size} different codes. The tests compile and prove the flow by the very code of \`tidings check\`, and want this code on this line: the one that was changed, the step that lacks something now, the promise that is broken, or the end that a case comes to without a word. Of a flow without the fault they want that nothing is found. What is proved, and how: [proofs.md](proofs.md).`,
    ...flows.flatMap((flow) => [
      `## ${flow}`,
      table(
        ['what is wrong', 'found as', 'where', 'the line'],
        all.filter(({ mutation }) => mutation.flow === flow).map(row),
      ),
    ]),
  );
}

const row = ({ mutation, by, files }: CaughtMutation): readonly string[] => [
  mutation.title,
  code(by.code),
  `${by.file}:${by.line}`,
  code(withoutWideCharacters(lineOf(by, files))),
];

/** Without wide characters, which no table of plain text aligns. */
function withoutWideCharacters(line: string): string {
  const shown = line.replace(/[\u2e80-\uffef].*$/, '…');
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}

const longest = 70;
