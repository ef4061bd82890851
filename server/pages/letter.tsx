interface LetterProps {
  readonly letter: { readonly locale: string; readonly subject: string; readonly text: string };
}

/** What a mail says, in the language in which it is written. */
export const LetterQuote = ({ letter: { locale, subject, text } }: LetterProps) => (
  <blockquote class="letter" lang={locale} dir="auto">
    <strong>{subject}</strong>
    {`\n\n${text}`}
  </blockquote>
);
