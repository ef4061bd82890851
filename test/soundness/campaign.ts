import { dayMs } from '../../engine/time/units.ts';
import { randomChoices } from '../conformance/choices.ts';
import { checkSubject } from './check.ts';
import { randomSubjects } from './random-subjects.ts';
import { witnessesOf, type RehearsedWitness } from './tightness.ts';

/** A campaign of random checks. */
export interface CampaignOptions {
  readonly seed: number;
  readonly flows: number;
  /** Random runs of each flow. */
  readonly runs: number;
  readonly log: (line: string) => void;
}

export interface CampaignResult {
  readonly compared: number;
  readonly failures: readonly string[];
  readonly witnesses: readonly Pick<RehearsedWitness, 'share' | 'maybe' | 'flow' | 'promise'>[];
  readonly text: string;
}

/** Proves random flows, checks random runs of each, and rehearses the worst case of every proof. The same for the same seed. */
export async function runCampaign({
  seed,
  flows,
  runs,
  log,
}: CampaignOptions): Promise<CampaignResult> {
  const began = performance.now();
  const failures: string[] = [];
  const witnesses: CampaignResult['witnesses'][number][] = [];
  let [proved, checkedRuns, compared] = [0, 0, 0];
  for (let batch = 0; batch * batchSize < flows; batch += 1) {
    const count = Math.min(batchSize, flows - batch * batchSize);
    const batched = await randomSubjects(seed * 1000 + batch, count, { ms: 60 * dayMs });
    for (const [index, subject] of batched.entries()) {
      const found = checkSubject(subject, runs, randomChoices(index + 1));
      proved += 1;
      checkedRuns += found.runs;
      compared += found.compared;
      for (const { flow, promise, what } of found.failures)
        failures.push(`${flow}: ${JSON.stringify(promise)}: ${what}`);
      for (const { share, maybe, flow, promise } of witnessesOf(subject))
        witnesses.push({ share, maybe, flow, promise });
    }
    log(`${proved} flows, ${failures.length} faults, ${witnesses.length} witnesses`);
  }
  const figures = {
    seed,
    proved,
    checkedRuns,
    compared,
    seconds: (performance.now() - began) / 1000,
  };
  return { compared, failures, witnesses, text: textOf(figures, failures.length, witnesses) };
}

const batchSize = 200;

interface Figures {
  readonly seed: number;
  readonly proved: number;
  readonly checkedRuns: number;
  readonly compared: number;
  readonly seconds: number;
}

function textOf(
  { seed, proved, checkedRuns, compared, seconds }: Figures,
  failures: number,
  witnesses: CampaignResult['witnesses'],
): string {
  const sure = witnesses.filter(({ maybe }) => maybe === undefined);
  const near = (those: CampaignResult['witnesses']) =>
    those.filter(({ share }) => share >= 0.95).length;
  const exact = (those: CampaignResult['witnesses']) =>
    those.filter(({ share }) => share === 1).length;
  const share = (part: number, of: number) =>
    `${count(part)} of ${count(of)} (${percent(part, of)})`;
  return [
    '|  |  |',
    '| --- | --- |',
    `| random flows, each on a calendar of its own (seed ${seed}) | ${count(proved)} |`,
    `| courses rehearsed: people prompt, late, in between, at the edges, or silent | ${count(checkedRuns)} |`,
    `| promises held against what had been proved of them | ${count(compared)} |`,
    `| **later, longer, or less than proved** | **${count(failures)}** |`,
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
