import type { CompiledDefinitions } from '../../engine/compiler/compile.ts';
import { placeFinding } from '../../engine/compiler/report/place-findings.ts';
import { wholeFlows } from '../../engine/compiler/whole-flows.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import { renderFinding, renderContextOf } from '../../engine/analysis/report/render-finding.ts';
import type { CertificationResult } from './catalog.ts';
import { proveFlow } from '../../engine/compiler/prove-flows.ts';
import { planHashOf } from '../../store/pins.ts';

/** The certificate under which cases may take a flow, or the diagnostics for which they may not. */
export function certify(definitions: CompiledDefinitions, flow: string): CertificationResult {
  if (!wholeFlows(definitions).includes(flow)) return { diagnostics: [partialFlow(flow)] };
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

const partialFlow = (flow: string): Diagnostic => ({
  code: 'flow-is-part',
  severity: 'error',
  file: `flows/${flow}.yaml`,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
  message: `"${flow}" is only run by other flows, so nothing is proved of it alone`,
  hint: 'start a flow that runs it, or name it in routing.yaml',
});
