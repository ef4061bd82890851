import type { TroubleCode, TroubleWords } from '../troubles.ts';

/** What stands still, why, and what to do, in English. */
export const troublesEn: Readonly<Record<TroubleCode, TroubleWords>> = {
  'case-stopped': {
    what: 'an error has stopped the case',
    remedy:
      'mend the cause, then `tidings resume <case>` (with `--plan` if the flow was mended, with `--fact` if a fact is missing or wrong, with `--from-journal` for journal-conflict), or `tidings close <case>`',
  },
  'case-unreadable': {
    what: 'the facts of the case cannot be read, so nothing can be sent or shown of it',
    remedy:
      'see `tidings verify`; they were changed in the database, or a key is missing: add the key again, or restore the row from a backup',
  },
  'history-unreadable': {
    what: 'the history of the case at Temporal cannot be decoded',
    remedy:
      'a payload key is missing, or the history was changed: add the key again; else let the case go on from what is on record (`tidings resume <case> --from-journal`) once its workflow has been ended, or close it (`tidings close <case>`)',
  },
  'workflow-task-fails': {
    what: 'the workflow of the case cannot be carried on; Temporal tries again and again',
    remedy:
      'deploy a version of the workers that can; if a payload key is missing, add it again; it goes on by itself then',
  },
  'workflow-failed': {
    what: 'the workflow of the case has ended without an outcome',
    remedy:
      'let it go on from what is on record (`tidings resume <case> --from-journal`), or end it and tell the candidate (`tidings close <case>`)',
  },
  'activity-fails': {
    what: 'what the case has handed over fails again and again',
    remedy: 'mend what the words name; Temporal tries again by itself',
  },
  'workflow-missing': {
    what: 'the case is open in the database, and Temporal does not know it',
    remedy:
      'Temporal was restored to an older state, or this is another Temporal: restore the newer one; else let the case go on from what is on record (`tidings resume <case> --from-journal`), or close it (`tidings close <case>`)',
  },
  'store-behind': {
    what: 'the database is behind the history of the case at Temporal',
    remedy:
      'the database was restored to an older state: stop server and workers, and restore the newer one; else cases that are open hand over again what it lacks, and those that are over stay as they are',
  },
  'database-older': {
    what: 'the file of anchors tells of records that the database does not have',
    remedy:
      'the database was restored to an older state, or rewritten: stop server and workers, and restore the newer one; see `tidings verify`. To go on with this one for good, keep the file elsewhere and begin another',
  },
  'record-differs': {
    what: 'the record of the case says something else than its history at Temporal',
    remedy:
      'see `tidings verify`; the database was restored to an older state and went on, or was changed: restore the right one; else `tidings resume <case> --from-journal` once the case has stopped',
  },
  'temporal-behind': {
    what: 'the history of the case at Temporal is behind its record',
    remedy:
      'Temporal was restored to an older state: restore the newer one; else the case is stopped by the first conflict, and goes on by `tidings resume <case> --from-journal`',
  },
  'case-missing': {
    what: 'Temporal carries out a case that the database does not have',
    remedy:
      'the database was restored to an older state, or is another one: restore the right one; never run two databases on one Temporal',
  },
  'anchor-late': {
    what: 'the records were not anchored for two days, so a change of them would not show',
    remedy:
      'see the log of the servers (`the records could not be anchored`), and mend what it names; they try again every hour',
  },
  'anchor-not-mailed': {
    what: 'no mail server has taken an anchor of the records for a day',
    remedy:
      'see the log of the servers (`the records could not be anchored`), and mend the mail server or TIDINGS_ANCHOR_MAIL; they try again every hour',
  },
  'erased-workflow': {
    what: 'Temporal has the workflow of a case that was erased: it came back with an older copy of Temporal, or of the database',
    remedy:
      'the server deletes it by itself, at its start and once an hour; nothing of it can be read',
  },
  'not-started': {
    what: 'the case was accepted, and its workflow has not begun',
    remedy: 'see what else stands here; the server starts it as soon as Temporal takes it',
  },
  'retention-too-long': {
    what: 'Temporal keeps the history of a case for longer than `house.yaml` keeps the case',
    remedy:
      'shorten it as its words say, or keep cases for longer; server and workers do not start like this',
  },
  'house-unread': {
    what: '`house.yaml` has faults: no case is erased whose time is over, and none starts',
    remedy: 'mend what `tidings check` says of it',
  },
  'not-erased': {
    what: 'the time for which the case is kept is over, and it cannot be erased',
    remedy:
      'mend what its words name, and try it with `tidings erase --due`; else it is tried again within a day',
  },
  'no-workflow-worker': {
    what: 'nobody carries out workflows: no worker has asked for tasks for more than a minute',
    remedy: 'start a worker (`node dist/worker/main.js`)',
  },
  'no-mail-worker': {
    what: 'nobody sends mails or writes the record: no mail worker has asked for tasks for more than a minute',
    remedy: 'start a mail worker (`node dist/worker/main.js --mail`)',
  },
  'search-attributes': {
    what: 'search attributes are not registered at Temporal, or have another type: every workflow fails at them',
    remedy:
      'register them as `docker-compose.yml` does (`temporal operator search-attribute create`)',
  },
  'keys-misfit': {
    what: 'the payload keys of server and workers do not fit: no case is started, no answer is taken',
    remedy: 'give server and workers the same TIDINGS_PAYLOAD_KEYS, and restart them',
  },
  'case-keys-lost': {
    what: 'open cases cannot be read with the payload keys of the settings: nothing of them is shown, sent or decided',
    remedy:
      'give server and workers the TIDINGS_PAYLOAD_KEYS that they had, behind the active one, and restart them; where the table case_keys is empty, load its copy; the cases go on by themselves then',
  },
  'mail-refused': {
    what: 'the mail server refuses us: mails wait',
    remedy: 'mend what its words name (sender, sign-in, policy); mails leave by themselves then',
  },
  'temporal-away': {
    what: 'Temporal does not answer: nothing goes on',
    remedy: 'start it, or correct TIDINGS_TEMPORAL_ADDRESS; cases go on by themselves then',
  },
};
