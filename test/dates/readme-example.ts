import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { blocksIn, documentOf, root } from '../docs/documents.ts';
import type { FalseDate, Ran } from './false-date.ts';
import { mailsIn, pagesIn, statusesOf } from './pages.ts';

export interface Running {
  readonly url: string;
  readonly definitions: string;
  /** Where its mailbox keeps mails. */
  readonly mail: string;
}

const flow = 'quick-answer';
const main = join(root, 'dist/cli/main.js');
/** As the README says: the sample's person has an open case, their interview may be long ago, and the calendar may have ended. */
const meant = ['--twin', '--accept', 'late-start', 'provisional-calendar'];
const timeoutMs = 40_000;

/** Saves the README's flow where the README says. */
export async function writeReadmeFlow(definitions: string): Promise<void> {
  const [yaml] = blocksIn(documentOf('README.md'), 'yaml');
  if (yaml === undefined) throw new Error('the README has no flow');
  await writeFile(join(definitions, 'flows', `${flow}.yaml`), yaml);
}

/** Does what the README does while `npm start` runs; what breaks. Whether a press counts is up to the page's clock, so the decision comes by API. */
export async function playReadme(date: FalseDate, running: Running): Promise<readonly string[]> {
  const tidings = (...args: readonly string[]) => date.run(process.execPath, [main, ...args]);
  const checked = await tidings('check', '--definitions', running.definitions);
  if (checked.code !== 0) return [sentence('check', checked)];
  const sample = 'definitions/samples/core-transparent.json';
  const started = await tidings('start', '--case', sample, '--flow', flow, ...meant, '--json');
  if (started.code !== 0) return [sentence('start --case', started)];
  const { case: id } = JSON.parse(started.said) as { case: string };
  const [link] = await linksIn(running.mail, 'Shall we make an offer?');
  if (link === undefined) return ['no mail asks for the decision'];
  const pages = await statusesOf([link]);
  const { status } = await fetch(link, {
    method: 'POST',
    body: new URLSearchParams({ outcome: 'approved', seen: await seenOn(link) }),
  });
  const pressed = status === 200 ? [] : [`the press is answered with ${status}`];
  const { task, seen } = await taskOf(await tidings('show', id, '--json'));
  const decided = await tidings(
    'decide',
    id,
    '--task',
    task,
    '--as',
    'grace-chen',
    '--outcome',
    'approved',
    '--seen',
    seen,
  );
  const offered = await linksIn(running.mail, 'Our offer to you');
  return [
    ...pages,
    ...pressed,
    ...(/approved/.test(decided.said) ? [] : [sentence('decide', decided)]),
    ...(offered.length > 0 ? [] : ['no offer came']),
  ];
}

const sentence = (command: string, { code, said }: Ran): string =>
  `tidings ${command} ended with ${code}: ${said.trim()}`;

/** The links of the first mail with this in its subject, once it is there. */
async function linksIn(folder: string, subject: string): Promise<readonly string[]> {
  for (const until = performance.now() + timeoutMs; performance.now() < until; await pause(200)) {
    const found = (await mailsIn(folder)).find((mail) => mail.subject?.includes(subject));
    if (found) return pagesIn([found]);
  }
  return [];
}

async function taskOf({ said }: Ran): Promise<{ task: string; seen: string }> {
  const { tasks } = JSON.parse(said) as {
    tasks: { opened: { task: string }; seen?: string }[];
  };
  return { task: tasks[0]?.opened.task ?? '', seen: tasks[0]?.seen ?? '' };
}

/** What a page says that its reader has seen. */
async function seenOn(link: string): Promise<string> {
  const html = await (await fetch(link)).text();
  return /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '';
}
