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
  /** The duty officer cannot be told that cases are stopped. */
  | { readonly code: 'notice-refused'; readonly reason: string }
  | { readonly code: 'relay-refuses'; readonly reason: string }
  | { readonly code: 'relay-accepts' };

/** Writes an incident into the log. */
export type Report = (incident: Incident) => void;

/** What an operator reads of it. */
export const incidentLines: Readonly<Record<Incident['code'], string>> = {
  'journal-differs':
    'a replay numbers the journal of a case otherwise than it was written; the case hands it over again from there',
  'mail-refused':
    'a mail will not be delivered, for this reason; somebody has the task of reaching the person',
  'notice-refused':
    'the mail server has refused for good what the HR duty officer should hear: cases are stopped, see `tidings doctor`',
  'relay-refuses': 'the mail server refuses us; mails wait and are tried again',
  'relay-accepts': 'the mail server takes our mails again',
};

export const levelOf = ({ code }: Incident): 'error' | 'warn' =>
  code === 'journal-differs' || code === 'notice-refused' ? 'error' : 'warn';
