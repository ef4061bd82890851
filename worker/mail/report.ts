/** What a worker tells its operators; nothing of it is personal. */
export type Incident =
  | { readonly code: 'journal-differs'; readonly case: string; readonly seq: number }
  /** A message that a recipient will never get by mail. */
  | {
      readonly code: 'mail-refused';
      readonly case: string;
      readonly message: string;
      readonly reason: string;
    }
  | { readonly code: 'relay-refuses'; readonly reason: string }
  | { readonly code: 'relay-accepts' };

/** Writes an incident into the log. */
export type Report = (incident: Incident) => void;
