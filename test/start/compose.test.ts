import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { searchAttributes } from '../../engine/ports/search-attributes.ts';
import { searchAttributeTypes } from '../../platform/temporal/dev-server.ts';
import { shortestKeepIn } from '../../worker/require-retention.ts';
import { settings } from '../../platform/settings/setting-names.ts';

const root = join(import.meta.dirname, '../..');

interface Service {
  readonly build?: string;
  readonly image?: string;
  readonly command?: string | string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
}

const { services, volumes } = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), {
  merge: true,
}) as { services: Record<string, Service>; volumes: Record<string, unknown> };

const each = Object.entries(services);
const ours = each.filter(([, { build }]) => build !== undefined);

test('every process of the production shape is a service', () => {
  expect(Object.keys(services)).toEqual(
    expect.arrayContaining(['server', 'worker', 'mail-worker', 'temporal', 'postgres', 'relay']),
  );
});

test('every image that is fetched is named by its digest, but that of the UI', () => {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
  const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => image);
  const fetched = each.filter(([, { build }]) => build === undefined);
  const images = [...bases, ...fetched.map(([, { image = '' }]) => image)];
  expect(images.filter((image) => !/:[\w.-]+@sha256:[0-9a-f]{64}$/.test(image))).toEqual([
    'temporalio/ui:2.54.1',
  ]);
  expect(new Set(bases).size).toBe(1);
});

test.each(ours)('%s runs a file that the build makes', (_name, { command = '' }) => {
  const [, built = ''] = /dist\/(\S+)\.js/.exec(String(command)) ?? [];
  expect([built, existsSync(join(root, `${built}.ts`))]).toEqual([built, true]);
});

test.each(ours)('%s knows only settings that there are', (_name, { environment = {} }) => {
  const names = Object.keys(environment);
  expect(names.filter((name) => !Object.hasOwn(settings, name))).toEqual([]);
});

test.each(each)('%s depends on services and volumes that there are', (_name, service) => {
  const named = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
  expect({
    services: Object.keys(service.depends_on ?? {}).filter((other) => !(other in services)),
    volumes: named.filter((volume) => !volume.startsWith('./') && !(volume in volumes)),
  }).toEqual({ services: [], volumes: [] });
});

test('the Temporal UI decodes through the server, which knows its origin', () => {
  const { environment: ui = {}, ports = [] } = services['temporal-ui'] ?? {};
  const { environment: server = {} } = services['server'] ?? {};
  expect(ui).toMatchObject({
    TEMPORAL_CODEC_ENDPOINT: `${String(server['TIDINGS_BASE_URL'])}/codec`,
    TEMPORAL_CODEC_INCLUDE_CREDENTIALS: 'true',
  });
  const [host, port] = ports[0]?.split(':') ?? [];
  expect(server['TIDINGS_TEMPORAL_UI']).toContain(`http://${host}:${port}`);
});

test('Temporal keeps no history of a case for longer than the shipped house keeps the case', async () => {
  const [, days] =
    /--retention (\d+)d/.exec(String(services['temporal-registrations']?.command)) ?? [];
  const kept = await shortestKeepIn(join(root, 'definitions'));
  expect(Number(days)).toBeLessThanOrEqual(kept ?? 0);
});

test('the search attributes are those of the embedded stack', () => {
  const words = String(services['temporal-registrations']?.command);
  expect(
    [...words.matchAll(/--name (\w+) --type (\w+)/g)].map(([, name, type]) => [name, type]),
  ).toEqual(
    Object.values(searchAttributes).map(({ name, type }) => [name, searchAttributeTypes[type]]),
  );
});
