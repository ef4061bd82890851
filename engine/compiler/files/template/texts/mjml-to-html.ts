/** What is wrong with a mail, and in which line, counted from 1. */
export interface MjmlError {
  readonly line: number;
  readonly message: string;
}

export type MjmlResult = { readonly html: string } | { readonly errors: readonly MjmlError[] };

/** Turns MJML into HTML, or says what is wrong with it; never rejects. */
export async function mjmlToHtml(text: string): Promise<MjmlResult> {
  // Loading it takes half a second and 100 MB, which only the check of texts needs.
  const { default: mjml } = await import('mjml');
  try {
    const { html } = await mjml(text.replaceAll(companyColor, '#000000'), {
      validationLevel: 'strict',
      fonts: {},
    });
    return { html };
  } catch (error) {
    return { errors: mjmlErrorsOf(error) };
  }
}

/** The one place to fill in where MJML wants a value that it knows. */
const companyColor = /\{\{-?\s*company\.color\s*-?\}\}/g;

function mjmlErrorsOf(error: unknown): readonly MjmlError[] {
  const message = error instanceof Error ? error.message : String(error);
  const listed: unknown =
    typeof error === 'object' && error !== null && 'errors' in error ? error.errors : undefined;
  const errors = Array.isArray(listed) ? listed.filter(isMjmlError) : [];
  return errors.length > 0 ? errors : [{ line: 1, message }];
}

const isMjmlError = (one: unknown): one is MjmlError =>
  typeof one === 'object' &&
  one !== null &&
  'line' in one &&
  typeof one.line === 'number' &&
  'message' in one &&
  typeof one.message === 'string';
