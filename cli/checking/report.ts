import {
  placeFinding,
  spotOfStep,
  type Spot,
} from '../../engine/compiler/report/place-findings.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import type { Certificate } from '../../engine/analysis/finding/certificate.ts';
import {
  certificateWords,
  type CertificateWords,
} from '../../engine/analysis/report/certificate-words.ts';
import type { Finding } from '../../engine/analysis/finding/finding.ts';
import {
  retell,
  tellingOf,
  type Telling,
  type Told,
} from '../../engine/analysis/report/render-finding.ts';
import type { Language } from '../../engine/analysis/report/languages.ts';
import type { Phrases } from '../../engine/analysis/report/words/catalogue.ts';
import { version } from '../project-folder.ts';
import type { ProvedFlow } from '../../server/services/prove-flows.ts';

/** All that a check has to say; every format says the same. */
export interface Report {
  readonly found: readonly Found[];
  readonly certificates: readonly Certified[];
  /** Texts by path; those that diagnostics speak of. */
  readonly files: ReadonlyMap<string, string>;
  readonly phrases: Phrases;
}

export interface Found {
  readonly diagnostic: Diagnostic;
  /** Of what only a proof finds. */
  readonly proof?: Proved;
}

interface Proved {
  readonly flow: string;
  readonly told: Told;
  readonly zone: string;
  /** Where the steps of the course are written, row by row. */
  readonly spots: readonly (Spot | undefined)[];
  /** Where more is said of its code. */
  readonly page: string;
}

export interface Certified {
  readonly certificate: Certificate;
  readonly words: CertificateWords;
}

/** What the proofs of a flow have found, in words and placed. */
export function reportProofs(
  proved: ProvedFlow,
  language: Language,
): Pick<Report, 'found' | 'certificates'> {
  const telling = tellingOf(proved.compiled.plan, proved.table, language);
  const { certificate } = proved;
  return {
    found: proved.findings.map((finding) => foundBy(finding, proved, telling)),
    certificates:
      certificate === undefined
        ? []
        : [{ certificate, words: certificateWords(certificate, telling, version()) }],
  };
}

function foundBy(finding: Finding, { flow, compiled }: ProvedFlow, telling: Telling): Found {
  const told = retell(finding, telling);
  const written = { flow, origins: compiled.origins };
  const rows = finding.example?.rows ?? [];
  return {
    diagnostic: placeFinding(finding, told, written, telling.phrases),
    proof: {
      flow,
      told,
      zone: telling.zone,
      spots: rows.map(({ step }) => spotOfStep(step, undefined, written)),
      page: `docs/findings/${finding.code}.md`,
    },
  };
}
