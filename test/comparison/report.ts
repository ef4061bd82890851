import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComparisonResult } from './differences.ts';
import type { ComparisonInputs } from './write-inputs.ts';

interface ReportedComparison {
  readonly inputs: ComparisonInputs;
  readonly before: string;
  readonly compared: ComparisonResult;
}

/** How much was compared, and how much of it is telling: flows in which nothing is found would show little. */
export function report({ inputs: { inputs }, before, compared }: ReportedComparison): string {
  const texts = inputs.flatMap(({ name }) => outputsIn(join(before, name)));
  const codes = new Set(texts.flatMap((text) => all(text, /\d (?:error|warning) ([a-z-]+)$/gm)));
  const proved = texts.flatMap((text) => all(text, /^(\S+): proved for cases/gm));
  const files = inputs.reduce((sum, input) => sum + Object.keys(input.files).length, 0);
  const commands = inputs.reduce((sum, input) => sum + input.commands.length, 0);
  const ofKind = (kind: string) => inputs.filter(({ name }) => name.startsWith(`${kind}-`)).length;
  return [
    `${count(files)} inputs in ${count(inputs.length)} folders, ${count(commands)} commands`,
    `${count(ofKind('random'))} folders of random flows, ${count(ofKind('rehearsed'))} of these flows rehearsed by themselves as well`,
    `${count(codes.size)} codes of findings, ${count(proved.length)} certificates`,
    `${count(compared.bytes)} bytes in ${count(compared.files)} outputs, ${count(compared.differing.length)} differ`,
    '',
  ].join('\n');
}

const count = (value: number): string => value.toLocaleString('en');

const outputsIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.out'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, one = '']) => one);
