/** What can be read in a mail server's refusal. */
export interface ReadReply {
  readonly about: RefusalSubject;
  /** Whether the same mail would be refused again, however long we wait. */
  readonly final: boolean;
}

/** What a refusal is about: us who send, the recipient's address, or the mail itself. */
export type RefusalSubject = 'us' | 'address' | 'mail';
