import type { NamedKey } from './encryption.ts';

/** The keys of single cases, which are not in the settings. Throws `MissingKeyError` where one is wrapped with a key of the house that is missing. */
export interface CaseKeySource {
  /** The key of the case that this workflow carries out; `undefined` where it has none of its own. */
  ofWorkflow(workflowId: string): Promise<NamedKey | undefined>;
  /** A key by its id; of a workflow that is given, only its own. */
  byId(id: string, workflowId: string | undefined): Promise<NamedKey | undefined>;
}
