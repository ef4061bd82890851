import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Compared } from './differences.ts';
import type { Inputs } from './inputs.ts';

interface Reported {
  readonly inputs: Inputs;
  readonly before: string;
  readonly compared: Compared;
}

/** How much was compared, and how much of it says something: flows in which nothing is found would show little. */
export function report({ inputs: { places }, before, compared }: Reported): string {
  const texts = places.flatMap(({ name }) => outputsIn(join(before, name)));
  const codes = new Set(texts.flatMap((text) => all(text, /\d (?:error|warning) ([a-z-]+)$/gm)));
  const proved = texts.flatMap((text) => all(text, /^(\S+): proved for cases/gm));
  const inputs = places.reduce((sum, { files }) => sum + Object.keys(files).length, 0);
  const commands = places.reduce((sum, place) => sum + place.commands.length, 0);
  const ofKind = (kind: string) => places.filter(({ name }) => name.startsWith(`${kind}-`)).length;
  return [
    `${count(inputs)} inputs in ${count(places.length)} folders, ${count(commands)} commands`,
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
