import { createHash } from 'node:crypto';
import { compileAll } from '../../engine/compiler/compile.ts';
import type { CompiledDefinitions } from '../../engine/compiler/compile.ts';
import { routeOf } from '../../engine/compiler/files/routing/routing.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import type { DefinitionFiles } from '../../platform/definitions-folder.ts';
import type { Catalog, CertificationResult, CatalogFlow, Definitions } from './catalog.ts';
import { certify } from './certify.ts';

/** The folders that HR admins own. */
export interface CatalogFolders {
  readonly definitions: string;
  readonly templates: string;
}

/** Creates a catalog that compiles the folders once for each content. No version is given out before `onVersion` has taken note of it. */
export const createFolderCatalog = (
  { definitions, templates }: CatalogFolders,
  onVersion: (hash: string) => Promise<void>,
): Catalog => {
  let known: { readonly hash: string; readonly definitions: Definitions } | undefined;
  let noted: string | undefined;
  let reading: Promise<Definitions> | undefined;
  let next: Promise<Definitions> | undefined;
  const read = async (): Promise<Definitions> => {
    const found = await readDefinitions(definitions, templates);
    const hash = contentHash(found);
    if (known?.hash !== hash) known = { hash, definitions: await compile(found) };
    if (noted !== hash) await onVersion(hash);
    noted = hash;
    return known.definitions;
  };
  const begin = (): Promise<Definitions> => {
    next = undefined;
    const begun = read().finally(() => {
      if (reading === begun) reading = undefined;
    });
    reading = begun;
    return begun;
  };
  return {
    // A reading under way may have seen files as they were before its caller wrote them, so who comes meanwhile shares the next.
    current: () => (reading ? (next ??= reading.then(begin, begin)) : begin()),
  };
};

const contentHash = ({ files, unread }: DefinitionFiles): string =>
  createHash('sha256')
    .update(JSON.stringify([[...files], [...unread]]))
    .digest('hex');

const compile = async ({ files, unread }: DefinitionFiles): Promise<Definitions> => {
  const compiled = await compileAll(files, unread);
  const certified = certifier(compiled);
  const { caseSchema, directory, house, routing } = compiled;
  return {
    caseSchema,
    directory,
    house,
    route: routing && ((facts) => routeOf(routing, facts)),
    flow: (id) => flowIn(compiled, id, certified),
    flows: [...compiled.flows.keys()],
    diagnostics: compiled.diagnostics,
  };
};

const flowIn = (
  compiled: CompiledDefinitions,
  id: string,
  certified: (id: string) => CertificationResult,
): CatalogFlow | undefined => {
  const found = compiled.flows.get(id);
  if (found === undefined) return undefined;
  const { plan, texts, diagnostics } = found;
  return plan && texts ? { plan, texts, certify: () => certified(id) } : { diagnostics };
};

const certifier = (compiled: CompiledDefinitions): ((id: string) => CertificationResult) => {
  const known = new Map<string, CertificationResult>();
  return (id) => {
    const certified = known.get(id) ?? certify(compiled, id);
    known.set(id, certified);
    return certified;
  };
};
