import mjml from 'mjml';

/** Compiles MJML to HTML that loads nothing from elsewhere (MJML would link web fonts for some names), and that says in which colours it is meant. */
export async function compileMjml(source: string): Promise<string> {
  const { html } = await mjml(source, { validationLevel: 'soft', fonts: {} });
  return html.includes('name="color-scheme"') ? html : html.replace('<head>', `<head>${light}`);
}

/**
 * The colours of a template are those that it writes down. Of a mail that says nothing, programs that are dark swap some and keep others,
 * so that letters stand on a ground of their own colour. Whoever forces colours of their own gets them all the same.
 */
const light =
  '<meta name="color-scheme" content="light only"><meta name="supported-color-schemes" content="light">' +
  '<style>:root { color-scheme: light only; supported-color-schemes: light; }</style>';
