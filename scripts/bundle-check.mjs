import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './run.mjs';

// A check from a shell spends longer on finding, reading and compiling hundreds of modules than on a flow. So what it loads is put into
// one file, and what V8 makes of that file is kept beside it.
const folder = join(root, 'dist', 'cli', 'checking');
const entry = join(folder, 'check-definitions.js');
const bundle = join(folder, 'check-definitions.cjs');
const unused = join(root, 'scripts', 'unused-by-checks.cjs');
await build({
  entryPoints: [entry],
  outfile: bundle,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // Names are kept: libraries tell errors by them.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  sourcemap: true,
  define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
  alias: {
    // Of Cheerio, which MJML loads, the part that reads a text: the rest fetches pages, and is most of what there is to load.
    cheerio: join(root, 'node_modules', 'cheerio', 'dist', 'browser', 'index.js'),
    // MJML loads what makes its HTML small or beautiful, and a check looks at neither.
    htmlnano: unused,
    'cssnano-preset-lite': unused,
    'js-beautify': unused,
    juice: join(root, 'scripts', 'juice-when-called.cjs'),
    'lodash/fp': join(root, 'scripts', 'lodash-fp.cjs'),
    // Two of its components bring a second Lodash.
    'lodash/lodash.min': join(root, 'node_modules', 'lodash', 'lodash.js'),
    '@babel/runtime/helpers/callSuper': join(root, 'scripts', 'call-super.cjs'),
  },
});
await writeFile(
  entry,
  `import { join } from 'node:path';
import { improveCodeLater, loadCompiled } from './load-compiled.js';
improveCodeLater();
export const { checkDefinitions } = loadCompiled(join(import.meta.dirname, 'check-definitions.cjs')).exports;
`,
);

// V8 compiles a function when it is called, so a check is made; and what it keeps it takes back under the same flags alone.
const { compiledCodeOf, improveCodeLater, loadCompiled } = await import(
  join(folder, 'load-compiled.js')
);
const { readDefinitions } = await import(join(root, 'dist', 'platform', 'definitions-folder.js'));
const { noMemory } = await import(join(folder, 'check-memory.js'));
const shipped = { definitions: join(root, 'definitions'), templates: join(root, 'templates') };
improveCodeLater();
const { exports, script } = loadCompiled(bundle);
await exports.checkDefinitions(
  await readDefinitions(shipped.definitions, shipped.templates),
  () => true,
  { ...shipped, today: Date.now() },
  noMemory,
);
await writeFile(compiledCodeOf(bundle), script.createCachedData());
