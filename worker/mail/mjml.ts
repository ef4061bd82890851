import mjml from 'mjml';

/** HTML of a template. Nothing is fetched by it: MJML would link web fonts for some names. */
export async function compileMjml(source: string): Promise<string> {
  const { html } = await mjml(source, { validationLevel: 'soft', fonts: {} });
  return html;
}
