import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { apiKey, createServerHarness } from '../server/harness.ts';
import type { ServerHarness } from '../server/harness.ts';
import { decision, formToFill, sights, toldPage } from './sights.ts';

/** A browser does not start under a false date; the pages have the date of the server. */
const onTrueDate = () => ({ ...process.env, LD_PRELOAD: '' });

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** Where to leave pictures of the pages, for whoever wants to look at them. */
const pictures = process.env['TIDINGS_PICTURES'];
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 900 };
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const inBrowser = existsSync(executablePath) ? describe : describe.skip;

inBrowser('in a browser', () => {
  let harness: ServerHarness;
  let server: Server;
  let origin: string;
  let browser: Browser;
  /** One for all: a browser makes a window for each, which costs a second of processor time. */
  let page: Page;

  beforeAll(async () => {
    harness = await createServerHarness();
    server = harness.app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath, args: quiet, env: onTrueDate() });
    page = await browser.newPage({ reducedMotion: 'reduce' });
    if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  }, 90_000);

  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await harness.close();
  });

  beforeEach(async () => {
    await page.context().clearCookies();
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await page.setViewportSize(phone);
  });

  test.each(sights)('%s: axe finds nothing, and 360 px are wide enough', async (title, find) => {
    const path = await find(harness);
    await page.goto(origin + path);
    const found = [...(await pageProblems(page, title))];
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await pageProblems(page, `${title} dark`, ['color-contrast'])));
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(desktop);
    found.push(...(await pageProblems(page, `${title} wide`, ['color-contrast'])));
    expect(found).toEqual([]);
  });

  test('mistakes in a form are found by their links', async () => {
    await page.goto(origin + (await formToFill(harness)));
    await page.getByLabel('I accept').check();
    await page.getByLabel('Topics to discuss').fill('On-call, and where to eat');
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await pageProblems(page, 'a form with mistakes')).toEqual([]);
    await page.getByRole('alert').getByRole('link', { name: 'Your first day' }).click();
    expect(new URL(page.url()).hash).toBe('#field-start');
    expect(await page.getByLabel('Topics to discuss').inputValue()).toBe(
      'On-call, and where to eat',
    );
  });

  test('a form is filled in with an upload, on a phone', async () => {
    await page.goto(origin + (await formToFill(harness)));
    await page.getByRole('combobox', { name: 'Your first day' }).selectOption({ index: 1 });
    await page.getByLabel('Academic certificate').setInputFiles({
      name: 'certificate.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    });
    await page.getByLabel('Computer').check();
    await page.getByLabel('I accept').check();
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      'Your answer is recorded',
    );
  });

  test('what is chosen can be seen in the colours of its reader', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(origin + (await formToFill(harness)));
    const lunch = page.getByLabel('Vegetarian');
    const device = page.getByLabel('Computer');
    const look = async () => {
      await page.getByRole('button', { name: 'Send' }).hover();
      await page.getByRole('button', { name: 'Send' }).focus();
      return await Promise.all([lunch.screenshot(), device.screenshot()]);
    };
    await lunch.check();
    await device.check();
    const chosen = await look();
    await lunch.uncheck();
    await page.getByLabel('Phone').check();
    const open = await look();
    expect(open.map((picture, index) => picture.equals(chosen[index]!))).toEqual([false, false]);
  });

  test('an approver decides by keyboard alone', async () => {
    await page.setViewportSize(desktop);
    await page.goto(origin + (await decision(harness)));
    const walked: string[] = [];
    for (let i = 0; i < 10 && walked.at(-1) !== 'Approve'; i += 1) {
      await page.keyboard.press('Tab');
      walked.push(await focused(page));
      if (walked.at(-1) === 'comment') await page.keyboard.type('A good talk');
    }
    expect(walked).toEqual(['Skip to the content', '中文', 'comment', 'Approve']);
    expect(await page.evaluate(outlineOfFocus)).toBe('solid');
    await page.keyboard.press('Enter');
    await page.waitForLoadState();
    const text = await page.locator('main').innerText();
    expect(text).toMatch(/Your answer is recorded[^]*Approved · Li Na[^]*A good talk/);
  });

  test('an operator looks at a case', async () => {
    await toldPage(harness);
    await harness.openCase({ kind: 'stopped', reason: { code: 'internal-error', step: 'group' } });
    harness.standsStill(
      {
        code: 'case-stopped',
        case: 'x1',
        since: 0,
        detail: { kind: 'stop', reason: { code: 'internal-error', step: 'group' } },
      },
      { code: 'no-mail-worker' },
    );
    await page.goto(`${origin}/console`);
    await page.getByLabel('API key').fill(apiKey);
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await pageProblems(page, 'the console')).toEqual([]);
    await page.setViewportSize(desktop);
    expect(await pageProblems(page, 'the console wide')).toEqual([]);
    await page.getByRole('row').nth(1).getByRole('link').click();
    expect(await pageProblems(page, 'a stopped case')).toEqual([]);
    await page.goBack();
    await page.getByRole('row').last().getByRole('link').click();
    expect(await pageProblems(page, 'a case wide')).toEqual([]);
    await page.setViewportSize(phone);
    expect(await pageProblems(page, 'a case')).toEqual([]);
  });
});

/** The findings on a page: scrolling sideways, or anything that axe finds. */
const pageProblems = async (
  page: Page,
  name: string,
  rules: readonly string[] = [],
): Promise<readonly string[]> => {
  if (pictures !== undefined) {
    const path = join(pictures, `${name.replaceAll(' ', '-')}.png`);
    await page.screenshot({ path, fullPage: true });
  }
  const wider = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  // Through the debugger: the page itself lets no script in.
  const only = rules.length > 0 ? JSON.stringify({ runOnly: rules }) : '{}';
  const found = await page.evaluate(
    `globalThis.axe || (() => { ${axe} })(); axe.run(${only}).then((r) => r.violations)`,
  );
  const violations = found as readonly { id: string; nodes: readonly { html: string }[] }[];
  return [
    ...(wider > 0 ? [`${wider} px too wide`] : []),
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
  ];
};

const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.id || document.activeElement.innerText');
const outlineOfFocus = 'getComputedStyle(document.activeElement).outlineStyle';
