import type { Choices } from '../conformance/choices.ts';

/** A text with one line spoiled, as people spoil them: left out, written twice, moved in, misspelt, or with another value. */
export function spoiled(text: string, choices: Choices): string {
  const lines = text.split('\n');
  const at = choices.below(Math.max(1, lines.length - 1));
  const spoil = choices.one(ways);
  return lines.flatMap((line, index) => (index === at ? spoil(line) : [line])).join('\n');
}

const ways: readonly [Way, ...(readonly Way[])] = [
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

type Way = (line: string) => readonly string[];
