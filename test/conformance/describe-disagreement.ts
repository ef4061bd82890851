import type { PreparedScenario } from './corpus.ts';
import type { Disagreement } from './batch.ts';

/** A disagreement in words, with all that is needed to run its scenario again. */
export const describeDisagreement = ({
  scenario: { scene, acts, mail },
  found,
}: Disagreement<PreparedScenario>): string =>
  [
    `${scene.id}, from ${new Date(scene.start).toISOString()}:`,
    ...found.map((line) => `  ${line}`),
    ...Object.entries(scene.files).map(([path, text]) => `--- ${path}\n${text}`),
    `--- case\n${JSON.stringify(scene.facts)}`,
    `--- acts\n${acts.map((act) => JSON.stringify(act)).join('\n')}`,
    `--- mail\n${mail.map((rule) => JSON.stringify(rule)).join('\n')}`,
  ].join('\n');
