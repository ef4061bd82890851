import type { CheckReport } from './report.ts';

/** For programs: the diagnostics, those of proofs with their counterexample; then the certificates, in data and in words. */
export const checkJson = ({ found, certificates }: CheckReport): string =>
  `${JSON.stringify(
    {
      diagnostics: found.map(({ diagnostic, proof }) => {
        if (proof === undefined) return diagnostic;
        const { flow, rendered, zone, page } = proof;
        const { example, remedies, maybe, onlyWhen } = rendered;
        return { ...diagnostic, flow, zone, example, remedies, maybe, onlyWhen, page };
      }),
      certificates: certificates.map(({ certificate, words }) => ({ ...certificate, words })),
    },
    undefined,
    2,
  )}\n`;
