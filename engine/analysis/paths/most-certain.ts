import type { Finding } from '../finding/finding.ts';

/** Of what is found several times in one place, the first that is not in doubt, or the first. */
export function mostCertain(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.code} ${JSON.stringify(finding.at)}`;
    const other = byPlace.get(key);
    if (other === undefined || (other.maybe !== undefined && finding.maybe === undefined))
      byPlace.set(key, finding);
  }
  return [...byPlace.values()];
}
