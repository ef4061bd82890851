import { fileURLToPath } from 'node:url';
import { compileAll } from '../engine/compiler/compile.ts';
import type { Directory, Texts } from '../engine/model/definitions.ts';
import type { Plan } from '../engine/model/plan.ts';
import { readDefinitions } from '../platform/definitions-folder.ts';
import { hashOf } from '../store/canonical.ts';
import type { Facts } from '../engine/model/base.ts';

/** The yardstick's flow, compiled and ready to be pinned. */
export interface Yardstick {
  readonly plan: Plan;
  readonly hash: string;
  readonly texts: Texts;
  readonly directory: Directory;
}

const id = 'yardstick';
const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const compiled = new Map<number, Promise<Yardstick>>();

/** The yardstick with windows of this length; the mails are those that Tidings ships. */
export function compileYardstick(windowMs: number): Promise<Yardstick> {
  const known = compiled.get(windowMs) ?? compile(windowMs);
  compiled.set(windowMs, known);
  return known;
}

async function compile(windowMs: number): Promise<Yardstick> {
  const { files } = await readDefinitions(folder('definitions'), folder('../templates'));
  const written = [...files].map(
    ([path, text]) => [path, text.replaceAll('WINDOW', `${windowMs / 1000}s`)] as const,
  );
  const { flows, directory } = await compileAll(new Map(written));
  const { plan: lowered, texts, diagnostics } = flows.get(id) ?? { diagnostics: [] };
  if (!lowered || !texts || !directory)
    throw new Error(`the yardstick does not compile: ${JSON.stringify(diagnostics)}`);
  const plan = { ...lowered, texts: hashOf(texts) };
  return { plan, hash: hashOf(plan), texts, directory };
}

export const approvers = ['ann', 'ben'] as const;

/** Each case has a candidate of its own; the facts are as few as the mails can do with. */
export const factsOf = (caseId: string): Facts => ({
  candidate: { name: `Candidate ${caseId}`, email: `${caseId}@example.com`, locale: 'en' },
  position: { title: 'Engineer', department: 'engineering' },
});
