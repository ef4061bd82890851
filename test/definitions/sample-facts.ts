import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from '../../engine/model/base.ts';

const folder = join(import.meta.dirname, '../../definitions/samples');

/** The facts of the sample case that is shipped for a flow. */
export function sampleFacts(flow: string): Facts {
  const { facts } = JSON.parse(readFileSync(join(folder, `${flow}.json`), 'utf8'));
  return facts as Facts;
}
