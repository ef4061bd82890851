import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AnalysisMutant } from './mutant.ts';

/** A test of the battery. */
export interface BatteryTest {
  readonly file: string;
  /** How long it may take before a mutant counts as one that never ends. */
  readonly limitSeconds: number;
  /** In which part it runs, the first from 1: few mutants come to the later ones, which take longer. */
  readonly part: number;
}

/** The tests that may notice a mutant, the cheapest first: of analyses and proofs, of inclusion, and the sample of soundness. */
export const battery: readonly BatteryTest[] = JSON.parse(
  readFileSync(join(import.meta.dirname, 'battery/tests-in-order.json'), 'utf8'),
);

/** The battery part by part; a test that is named comes first, then what lies beside the mutant. */
export function batteryFor(
  { file }: AnalysisMutant,
  first?: string,
): readonly (readonly BatteryTest[])[] {
  const room = `test/${dirname(file)}/`;
  const isNear = (one: BatteryTest): boolean => one.file.startsWith(room);
  const later = parts.map((part) =>
    battery.filter((one) => one.part === part && !isNear(one) && !isOfMaps(one)),
  );
  return [battery.filter((one) => one.file === first), battery.filter(isNear), ...later];
}

/** What is about maps of time alone, which takes long; all else that counts time stands on them. */
const isOfMaps = ({ file }: BatteryTest): boolean => file.startsWith('test/engine/time/maps/');

const parts = [...new Set(battery.map(({ part }) => part))];
