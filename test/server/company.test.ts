import request from 'supertest';
import type { Label } from '../../engine/model/base.ts';
import type { House } from '../../engine/model/house.ts';
import { createCompanyService } from '../../server/services/company-service.ts';
import { fakeCatalog } from './fake-catalog.ts';
import { createServerHarness, type ServerHarness } from './harness.ts';
import { department, seats } from './sample.ts';

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());
afterEach(() => harness.hasHouse({}));

const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';
const northwind: House = {
  company: {
    name: { en: 'Northwind', 'zh-CN': '北风' },
    logo,
    color: '#0b5cad',
    imprint: { en: 'Northwind Ltd, by the sea', 'zh-CN': '北风有限公司' },
  },
};

const get = async (path: string) => (await request(harness.app).get(path)).text;

const pages: Readonly<Record<string, () => Promise<string>>> = {
  'an approver': async () => {
    const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
    return await harness.taskLink(id, 'department', 'li-na');
  },
  'the candidate': async () =>
    await harness.progressLink(await harness.openCase({ kind: 'ended', outcome: 'rejected' })),
  'whoever has a link that leads nowhere': async () => '/t/none',
  'an operator': async () => '/console',
};

test.each(Object.entries(pages))(
  '%s sees whose page it is, in their language',
  async (_who, at) => {
    harness.hasHouse(northwind);
    const path = await at();
    for (const [lang, name, imprint] of [
      ['en', 'Northwind', 'Northwind Ltd, by the sea'],
      ['zh-CN', '北风', '北风有限公司'],
    ] as const) {
      const page = await get(`${path}?lang=${lang}`);
      expect(page).toContain(` · ${name}</title>`);
      expect(page).toMatch(new RegExp(`<footer class="imprint[^>]*>${imprint}</footer>`));
      expect(page).not.toContain('Tidings');
    }
  },
);

test('without a company in house.yaml pages carry the name of the settings, and no imprint', async () => {
  const page = await get('/t/none');
  expect(page).toContain(' · Example Ltd</title>');
  expect(page).not.toContain('<footer');
});

test('logo and color are files of their own', async () => {
  expect(await get('/assets/company.css')).toBe('');
  harness.hasHouse(northwind);
  const picture = await request(harness.app).get('/assets/company.svg');
  expect(picture.headers['content-type']).toMatch('image/svg+xml');
  expect(String(picture.body)).toBe(logo);
  // Whoever opens it by itself runs nothing.
  expect(picture.headers['content-security-policy']).toContain("default-src 'none'");
  expect(await get('/assets/company.css')).toContain('--deep: #0b5cad;');
});

test.each<[string, readonly (House | undefined | Error)[], string]>([
  ['the name of the settings at first', [undefined], 'Settings'],
  ['that name where house.yaml has none', [{}], 'Settings'],
  ['what it has read, while house.yaml has faults', [{ company: { name: 'N' } }, undefined], 'N'],
  ['what it has read, while it cannot be read', [{ company: { name: 'N' } }, new Error()], 'N'],
])('the company has %s', async (_title, readings, name) => {
  let next = 0;
  const current = async () => {
    const house = readings[next++];
    if (house instanceof Error) throw house;
    return { ...(await fakeCatalog.current()), house };
  };
  const company = createCompanyService({ current }, 'Settings');
  let shown: Label = '';
  while (next < readings.length) ({ name: shown } = await company.afresh());
  expect(shown).toBe(name);
});
