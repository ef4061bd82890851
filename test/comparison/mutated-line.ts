import type { Choices } from '../conformance/choices.ts';

/** A text with one line mutated, as people make mistakes: left out, written twice, indented, misspelt, or with another value. */
export function withMutatedLine(text: string, choices: Choices): string {
  const lines = text.split('\n');
  const at = choices.below(Math.max(1, lines.length - 1));
  const mutate = choices.one(lineMutations);
  return lines.flatMap((line, index) => (index === at ? mutate(line) : [line])).join('\n');
}

const lineMutations: readonly [LineMutation, ...(readonly LineMutation[])] = [
  (line) => [line.replace(/(\w)(\w)(\W*)$/, '$2$1$3')],
  () => [],
  (line) => [line, line],
  (line) => [`  ${line}`],
  (line) => [line.replace(/(\w+)(\w):/, '$1:')],
  (line) => [line.replace(/: .*$/, ': nowhere')],
  (line) => [line.replace(/: .*$/, ': 17')],
  (line) => [line.replace(/: .*$/, ': "=case.scor > 2"')],
  (line) => [line.replace(/: .*$/, ': [head, nobody]')],
  (line) => [line.replace(/: .*$/, ': 3 weeks ago')],
  (line) => [line.replace(/\d+/, (digits) => `${digits}000`)],
];

type LineMutation = (line: string) => readonly string[];
