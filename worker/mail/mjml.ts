import mjml from 'mjml';

/** Compiles MJML to HTML that loads nothing from elsewhere: MJML would link web fonts for some names. */
export async function compileMjml(source: string): Promise<string> {
  const { html } = await mjml(source, { validationLevel: 'soft', fonts: {} });
  return html;
}
