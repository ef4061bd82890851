import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './run.mjs';

// A check from a shell spends longer on finding and reading hundreds of modules than on a flow, so what it loads is put into few files.
const folder = join(root, 'dist', 'cli', 'checking');
await build({
  entryPoints: [join(folder, 'check-definitions.js')],
  outdir: folder,
  allowOverwrite: true,
  bundle: true,
  // What is imported later, as MJML is, stays a file of its own.
  splitting: true,
  chunkNames: 'bundled/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // Names are kept: libraries tell errors by them.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  sourcemap: true,
  // Of Cheerio, which MJML loads, the part that reads a text: the rest fetches pages, and is most of what there is to load.
  alias: { cheerio: join(root, 'node_modules', 'cheerio', 'dist', 'browser', 'index.js') },
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
  },
});
