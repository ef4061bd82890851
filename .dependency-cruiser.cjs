// The arrows of the architecture.
const houses =
  'engine|workflows|worker|wording|rendering|server|store|platform|cli|scripts|bench|test';
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: `^(${houses})/`, pathNot: allowed },
});

/** The files of a room, without those of rooms of the list that lie inside it. */
const filesOf = (rooms) => (room) => {
  const within = rooms.filter((one) => one.startsWith(`${room}/`));
  const but = within.map((one) => `(?!${one.slice(room.length + 1)}/)`).join('');
  return `^${room}/${but}`;
};

/** Each room of a list imports from rooms above it in the list. */
const inOrder = (rooms) => {
  const listed = [...new Set(rooms.map((room) => room.split('/')[0]))].join('|');
  return rooms.map((room, index) => ({
    name: `in-order-${room.replaceAll('/', '-')}`,
    severity: 'error',
    comment: 'a room imports from rooms above it in its list',
    from: { path: filesOf(rooms)(room) },
    to: { path: `^(${listed})/`, pathNot: rooms.slice(0, index + 1).map(filesOf(rooms)) },
  }));
};
/** Those of the compiler stand last. */
const engineRooms = require('./scripts/engine-rooms.json').map((room) => `engine/${room}`);
/** What runs around the engine, in processes. */
const edgeRooms = require('./scripts/edge-rooms.json');

/** The packages that the files of a part may import, for types too; a part inside another has a line of its own. */
const packages = {
  engine: [],
  'engine/expression/check': ['@marcbachmann/cel-js', 'fastest-levenshtein'],
  'engine/compiler': [],
  'engine/compiler/source': ['yaml'],
  'engine/compiler/schema': ['ajv'],
  'engine/compiler/files/case': ['ajv', 'ajv-formats'],
  'engine/compiler/files/template': ['liquidjs', 'mjml'],
  workflows: ['@temporalio/common', '@temporalio/workflow'],
  worker: ['@temporalio/(activity|client|common|worker)'],
  'worker/mail': ['nodemailer'],
  wording: [],
  rendering: ['html-to-text', 'liquidjs', 'mjml'],
  server: ['@temporalio/client', 'express'],
  'server/assets': [],
  'server/forms': ['file-type'],
  'server/access': [],
  'server/services': ['@temporalio/(client|common)', 'nodemailer'],
  'server/pages': ['preact', 'preact-render-to-string'],
  'server/http': ['busboy', 'express', 'express-rate-limit', 'helmet', 'preact'],
  'server/routes': ['@temporalio/common', 'express'],
  store: ['@electric-sql/pglite', 'kysely', 'pg'],
  platform: [],
  'platform/codec': ['@temporalio/common'],
  'platform/log': ['picocolors', 'pino'],
  'platform/mailbox': ['mailparser', 'preact', 'preact-render-to-string', 'smtp-server'],
  'platform/settings': ['fastest-levenshtein', 'nodemailer'],
  'platform/temporal': ['@temporalio/(client|common)'],
  cli: ['commander'],
  'cli/calendar': ['chinese-days', 'date-holidays', 'yaml'],
  'cli/checking': ['yaml'],
  'cli/client': ['@temporalio/client', 'commander'],
  'cli/command': ['cli-table3', 'commander'],
  'cli/stack': ['@temporalio/client'],
};
const packagesOfParts = Object.entries(packages).map(([part, names]) => ({
  name: `packages-of-${part.replaceAll('/', '-')}`,
  severity: 'error',
  comment: 'a package is known to the rooms that are about what it does',
  from: { path: filesOf(Object.keys(packages))(part) },
  to: {
    path: `^(?!(${houses})/)`,
    pathNot: `^(node_modules/)?(${names.join('|') || '-'})(/|$)`,
    dependencyTypesNot: ['core'],
  },
}));

module.exports = {
  forbidden: [
    ...inOrder(engineRooms),
    ...inOrder(edgeRooms),
    ...packagesOfParts,
    {
      name: 'engine-has-rooms-only',
      severity: 'error',
      comment: 'no file lies loose in the hall',
      from: {},
      to: { path: '^engine/[^/]+$' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'a circle is one file in several pieces',
      from: {},
      to: { circular: true },
    },
    only('engine-is-the-bottom', '^engine/', '^engine/', 'the engine knows nobody'),
    only(
      'core-knows-no-compiler',
      '^engine/(?!compiler/)',
      '^engine/(?!compiler/)',
      'the core runs inside the sandbox',
    ),
    only(
      'workflows',
      '^workflows/',
      '^(workflows|engine)/(?!compiler/)',
      'durable code stands on the core alone',
    ),
    only(
      'store',
      '^store/',
      '^(store|platform)/|^engine/(?!compiler/)',
      'the store keeps what the engine names',
    ),
    only(
      'worker',
      '^worker/',
      '^(worker|wording|rendering|store|platform)/|^engine/(?!compiler/)|^engine/compiler/files/(template/texts|house)/',
      'workflows are loaded by path; texts are filled, and the house is read, by the very engine that has checked them',
    ),
    only(
      'server',
      '^server/',
      '^(server|wording|rendering|engine|store|platform)/|^workflows/messages',
      'pages and routes talk through services',
    ),
    {
      name: 'services-know-the-store',
      severity: 'error',
      comment: 'nothing but a service acts on the database or Temporal; others may name the types',
      from: {
        path: '^server/',
        // These wire the process: they open the store, hand on what it can count, and connect to Temporal.
        pathNot: '^server/(services/|(main|create-server-app|connect-services)\\.ts$)',
      },
      to: {
        path: '^(store|platform/temporal)/|^(node_modules/)?@temporalio/',
        // As `scripts/depcruise-reads-tsx.mjs` marks imports of types.
        dependencyTypesNot: ['import-equals'],
      },
    },
    only(
      'wording',
      '^wording/',
      '^(wording|engine)/(?!compiler/)',
      'what pages and commands say alike stands above neither',
    ),
    only(
      'rendering',
      '^rendering/',
      '^rendering/|^engine/(?!compiler/)|^engine/compiler/files/template/texts/',
      'texts are filled by the very engine that has checked them, for mails and for pages',
    ),
    only(
      'cli',
      '^cli/',
      '^(cli|engine|workflows|worker|wording|rendering|server|store|platform)/',
      'what is shipped needs nothing that is not',
    ),
    {
      name: 'cli-knows-no-pages',
      severity: 'error',
      comment: 'what pages and commands say alike lies in wording',
      from: { path: '^cli/' },
      to: { path: '^server/pages/' },
    },
    only(
      'judges-read-records',
      '^test/soundness/judges/',
      '^test/soundness/judges/|^engine/(model|time)/',
      'a judge shares nothing with the analyses that it is held against',
    ),
    only('platform', '^platform/', '^(platform)/', 'what every process stands on'),
    {
      name: 'sandbox-packages',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        reachable: true,
        path: 'node_modules/(?!@temporalio/(workflow|common)|nexus-rpc|@types)',
      },
    },
    {
      name: 'sandbox-builtins',
      severity: 'error',
      from: { path: '^(workflows|engine)/' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};
