import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainError } from '../../platform/plain-error.ts';

/** Where the API is and what opens it. */
export interface Door {
  readonly url: string;
  readonly apiKey: string;
}

/** Opens a case for each sample file unless there are cases already; answers the flows that were opened. */
export async function openSamples(door: Door, folder: string): Promise<readonly string[]> {
  if (await hasCases(door)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const opened: string[] = [];
  for (const name of names) {
    const body = await readFile(join(folder, name), 'utf8');
    const response = await ask(door, '/api/cases', { method: 'POST', body });
    if (response.status === 201) opened.push(name.replace(/\.json$/, ''));
    else throw notOpened(join(folder, name), await response.text());
  }
  return opened;
}

async function hasCases(door: Door): Promise<boolean> {
  const response = await ask(door, '/api/cases?limit=1', {});
  const read: unknown = await response.json();
  const listed = typeof read === 'object' && read !== null && 'cases' in read ? read.cases : [];
  return Array.isArray(listed) && listed.length > 0;
}

function ask({ url, apiKey }: Door, path: string, init: RequestInit): Promise<Response> {
  return fetch(new URL(path, url), {
    ...init,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
  });
}

function notOpened(file: string, answer: string): PlainError {
  return new PlainError(
    'sample-refused',
    `the sample "${file}" was not opened: ${answer.slice(0, 500)}; correct it, or start with --no-samples`,
  );
}
