import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { recordSection } from '../../bench/record-section.ts';
import { runCampaign } from './campaign.ts';

// `npm run soundness`: proves many random flows, checks random runs against the proofs, and rehearses the worst case of each proof.

const { values } = parseArgs({
  options: {
    flows: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    /** Random runs of each flow. */
    courses: { type: 'string', default: '10' },
    /** Puts the figures into docs/proofs.md. */
    docs: { type: 'boolean', default: false },
  },
});
const found = await runCampaign({
  seed: Number(values.seed),
  flows: Number(values.flows),
  runs: Number(values.courses),
  log: (line) => process.stderr.write(`${line}\n`),
});
process.stdout.write(`${found.text}\n`);
for (const failure of found.failures.slice(0, 20)) process.stdout.write(`${failure}\n`);
for (const { flow, promise, share } of found.witnesses.filter((one) => one.share > 1))
  process.stdout.write(`${flow}: ${JSON.stringify(promise)}: ${share} of its bound\n`);
if (values.docs)
  await recordSection(join(import.meta.dirname, '../../docs/proofs.md'), 'soundness', found.text);
process.exitCode = found.failures.length === 0 ? 0 : 1;
