// Makes the pictures of the documents from a stack that runs with its samples just opened:
// node scripts/screenshots.mjs [mailbox address]
import { chromium } from 'playwright-core';
import { root, say } from './run.mjs';

const mailbox = process.argv[2] ?? 'http://127.0.0.1:8025';
const folder = `${root}docs/pictures`;
const wide = { width: 760, height: 900 };
const phone = { width: 400, height: 800 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await story();
} finally {
  await browser.close();
}

/** The one sample whose people read English, up to the offer. */
async function story() {
  const request = await mailAbout('Department HR review - Daniel Okafor');
  await picture('approver', request.task, wide);
  await approve(request.task);
  const status = await mailAbout('Senior Backend Engineer: what happens after your interview');
  await picture('candidate', status.progress, phone);
  for (const title of ['Group approval - Daniel Okafor', '集团审批 - Daniel Okafor'])
    await approve((await mailAbout(title)).task);
  const offer = await mailAbout('Our offer to you: Senior Backend Engineer');
  await picture('offer', `${offer.page}/html`, { width: 620, height: 900 });
  await picture('mailbox', mailbox, wide);
}

/** The newest mail with this subject, and the links in it; waits until it is there. */
async function mailAbout(subject) {
  for (let tries = 0; tries < 120; tries += 1) {
    const list = await (await fetch(mailbox)).text();
    const line = list.split('<li>').find((one) => one.includes(subject));
    if (line !== undefined) {
      const page = `${mailbox}${/href="([^"]+)"/.exec(line)[1]}`;
      const html = await (await fetch(`${page}/html`)).text();
      const link = (room) => new RegExp(`https?://[^"]+/${room}/[\\w-]+`).exec(html)?.[0];
      return { page, task: link('t'), progress: link('c') };
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`no mail "${subject}" came; start with an empty data folder`);
}

async function picture(name, address, viewport) {
  const page = await browser.newPage({ viewport, locale: 'en', timezoneId: 'Asia/Shanghai' });
  await page.goto(address);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: name !== 'mailbox' });
  await page.close();
  say(`docs/pictures/${name}.png`);
}

async function approve(address) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.click('button[name=outcome][value=approved]');
  await page.waitForLoadState();
  await page.close();
}
