import { createRandom } from '../../engine/simulation/random.ts';
import { choicesOf } from '../conformance/choices.ts';
import { check } from './check.ts';
import { subjects } from './flows.ts';
import { witness, type Witnessed } from './tightness.ts';

export interface Survey {
  readonly seed: number;
  readonly flows: number;
  /** Of each flow. */
  readonly courses: number;
  readonly say: (line: string) => void;
}

export interface Surveyed {
  readonly compared: number;
  readonly faults: readonly string[];
  readonly witnesses: readonly Pick<Witnessed, 'share' | 'maybe' | 'flow' | 'promise'>[];
  readonly text: string;
}

/** Proves random flows, plays random courses of each, and rehearses the worst that every proof shows. The same for the same seed. */
export async function survey({ seed, flows, courses, say }: Survey): Promise<Surveyed> {
  const began = performance.now();
  const faults: string[] = [];
  const witnesses: Surveyed['witnesses'][number][] = [];
  let [proved, played, compared] = [0, 0, 0];
  for (let batch = 0; batch * batchSize < flows; batch += 1) {
    const count = Math.min(batchSize, flows - batch * batchSize);
    const batched = await subjects(seed * 1000 + batch, count, { ms: 60 * dayMs });
    for (const [index, subject] of batched.entries()) {
      const found = check(subject, courses, luck(index + 1));
      proved += 1;
      played += found.courses;
      compared += found.compared;
      for (const { flow, promise, what } of found.faults)
        faults.push(`${flow}: ${JSON.stringify(promise)}: ${what}`);
      for (const { share, maybe, flow, promise } of witness(subject))
        witnesses.push({ share, maybe, flow, promise });
    }
    say(`${proved} flows, ${faults.length} faults, ${witnesses.length} witnesses`);
  }
  const figures = { seed, proved, played, compared, seconds: (performance.now() - began) / 1000 };
  return { compared, faults, witnesses, text: textOf(figures, faults.length, witnesses) };
}

const batchSize = 200;
const dayMs = 86_400_000;

const luck = (seed: number) => {
  const random = createRandom(seed);
  return choicesOf(Array.from({ length: 4000 }, () => Math.floor(random() * 2 ** 31)));
};

interface Figures {
  readonly seed: number;
  readonly proved: number;
  readonly played: number;
  readonly compared: number;
  readonly seconds: number;
}

function textOf(
  { seed, proved, played, compared, seconds }: Figures,
  faults: number,
  witnesses: Surveyed['witnesses'],
): string {
  const sure = witnesses.filter(({ maybe }) => maybe === undefined);
  const near = (those: Surveyed['witnesses']) => those.filter(({ share }) => share >= 0.95).length;
  const exact = (those: Surveyed['witnesses']) => those.filter(({ share }) => share === 1).length;
  const share = (part: number, of: number) =>
    `${count(part)} of ${count(of)} (${percent(part, of)})`;
  return [
    '|  |  |',
    '| --- | --- |',
    `| random flows, each on a calendar of its own (seed ${seed}) | ${count(proved)} |`,
    `| courses rehearsed: people prompt, late, in between, at the edges, or silent | ${count(played)} |`,
    `| promises held against what had been proved of them | ${count(compared)} |`,
    `| **later, longer, or less than proved** | **${count(faults)}** |`,
    `| worst courses that the proofs showed, rehearsed | ${count(witnesses.length)} |`,
    `| of them marked as possibly a false alarm | ${count(witnesses.length - sure.length)} |`,
    `| of the rest, within 95 % of the bound | ${share(near(sure), sure.length)} |`,
    `| of the rest, at the bound to the millisecond | ${share(exact(sure), sure.length)} |`,
    `| of those marked, within 95 % of the bound all the same | ${share(
      near(witnesses) - near(sure),
      witnesses.length - sure.length,
    )} |`,
    `| witnesses beyond their bound | ${count(witnesses.filter((one) => one.share > 1).length)} |`,
    `| seconds | ${seconds.toFixed(0)} |`,
  ].join('\n');
}

const count = (value: number): string => value.toLocaleString('en');

const percent = (part: number, of: number): string =>
  `${((100 * part) / Math.max(1, of)).toFixed(1)} %`;
