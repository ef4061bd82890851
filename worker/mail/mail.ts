/** A mail that is ready to be submitted. */
export interface Mail {
  readonly from: string;
  /** Where an answer goes; without it, to `from`. */
  readonly replyTo?: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}
