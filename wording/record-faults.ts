/** What is wrong with a record, by the code under which the verification tells it. */
export const recordFaults = {
  'journal-broken': 'the entry was changed or removed, or the chain does not lead to its head',
  'ledger-broken': 'the entry was changed or removed, or the chain does not lead to its head',
  'column-differs':
    'this column of the row tells something else than its entry: the column was changed, and queries read it',
  'key-missing':
    'the key of the case is missing or does not open, or it reads as erased, and the ledger does not say that it was erased',
  'facts-unreadable':
    'the facts of the case do not open: they were changed, or are those of another',
  'history-unreadable':
    'the history of the workflow cannot be decoded, so it was not compared: a key is missing, or the history was changed',
  'case-missing':
    'Temporal has a workflow of this case, and the database has nothing of it: it was removed, or the database is an older one',
  'history-differs':
    'the history of the workflow tells of another entry under this number: the journal was rewritten, or the database is older than Temporal',
  'anchored-differs': 'this is not the entry that was anchored: the record was rewritten since',
  'anchor-broken': 'the anchor was changed in the database, or what it was made of',
  'anchor-missing':
    'the file of anchors has it and the database does not: the database is older, or was cut off',
  'anchor-differs': 'the file of anchors has another root than the database',
  'anchor-not-kept': 'the database has it and the file of anchors does not: lines were removed',
  'anchor-file-forged': 'the line was not written with the key of the anchors',
} as const;
