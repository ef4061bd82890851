import type { CompiledDefinitions } from '../../engine/compiler/compile.ts';
import { placeFinding } from '../../engine/compiler/report/place-findings.ts';
import { renderFinding, renderContextOf } from '../../engine/analysis/report/render-finding.ts';
import type { CertificationResult } from './catalog.ts';
import { proveFlow } from '../../engine/compiler/prove-flows.ts';
import { planHashOf } from '../../store/pins.ts';

/** The certificate under which cases may take a flow, or the diagnostics for which they may not. */
export function certify(definitions: CompiledDefinitions, flow: string): CertificationResult {
  const proved = proveFlow(definitions, flow, planHashOf);
  if (proved?.certificate !== undefined) return { certificate: proved.certificate };
  if (proved === undefined) return { diagnostics: [] };
  const { compiled, table, findings, failure } = proved;
  if (failure !== undefined) return { diagnostics: [failure] };
  const renderContext = renderContextOf(table, 'en');
  const written = { flow, origins: compiled.origins };
  return {
    diagnostics: findings.map((finding) =>
      placeFinding(
        finding,
        renderFinding(finding, renderContext),
        written,
        renderContext.catalogue,
      ),
    ),
  };
}
