// The arrows of the architecture.
const houses = 'engine|workflows|worker|wording|server|store|platform|cli|bench|test';
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: `^(${houses})/`, pathNot: allowed },
});

/** Each room of a list imports from rooms above it in the list. */
const inOrder = (rooms) => {
  const listed = [...new Set(rooms.map((room) => room.split('/')[0]))].join('|');
  // The files of a room, without those of rooms inside it.
  const filesOf = (room) => {
    const within = rooms.filter((one) => one.startsWith(`${room}/`));
    const but = within.map((one) => `(?!${one.slice(room.length + 1)}/)`).join('');
    return `^${room}/${but}`;
  };
  return rooms.map((room, index) => ({
    name: `in-order-${room.replaceAll('/', '-')}`,
    severity: 'error',
    comment: 'a room imports from rooms above it in its list',
    from: { path: filesOf(room) },
    to: { path: `^(${listed})/`, pathNot: rooms.slice(0, index + 1).map(filesOf) },
  }));
};
/** Those of the compiler stand last. */
const engineRooms = require('./scripts/engine-rooms.json').map((room) => `engine/${room}`);
/** What runs around the engine, in processes. */
const edgeRooms = require('./scripts/edge-rooms.json');

module.exports = {
  forbidden: [
    ...inOrder(engineRooms),
    ...inOrder(edgeRooms),
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
    only('store', '^store/', '^(store|engine|platform)/', 'the store keeps what the engine names'),
    only(
      'worker',
      '^worker/',
      '^(worker|wording|store|platform)/|^engine/(?!compiler/)|^engine/compiler/files/(template/texts|house)/',
      'workflows are loaded by path; texts are filled, and the house is read, by the very engine that has checked them',
    ),
    only(
      'server',
      '^server/',
      '^(server|wording|engine|store|platform)/|^workflows/messages',
      'pages and routes talk through services',
    ),
    only(
      'wording',
      '^wording/',
      '^(wording|engine)/(?!compiler/)',
      'what pages and commands say alike stands above neither',
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
