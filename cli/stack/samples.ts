import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The address of the API and its key. */
export interface ApiAccess {
  readonly url: string;
  readonly apiKey: string;
}

/** Opens a case for each sample file, only where the server says that there are no cases. A sample that is refused is no reason not to start. */
export async function openSamples(
  api: ApiAccess,
  folder: string,
  report: (line: string) => void,
): Promise<void> {
  if (!existsSync(folder) || !(await hasNoCases(api))) return;
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  for (const name of names) {
    const body = asOfToday(await readFile(join(folder, name), 'utf8'));
    const response = await callApi(api, '/api/cases', { method: 'POST', body });
    const answer = await response.text();
    if (response.status === 201) report(`sample case: ${name} opened`);
    else report(`sample case: ${name} was refused: ${answer.slice(0, 500)}`);
  }
}

const twoHoursMs = 7_200_000;

/**
 * A sample whose interview was just now: with the date of the file, a backstop would speak at once some weeks later. Samples are there to be
 * looked at, on whatever day, so they do with provisional ones.
 */
function asOfToday(sample: string): string {
  const lastInterviewAt = new Date(Date.now() - twoHoursMs).toISOString();
  const body: unknown = JSON.parse(sample, (key, value: unknown) =>
    key === 'lastInterviewAt' ? lastInterviewAt : value,
  );
  return JSON.stringify({ ...Object(body), accept: ['provisional-calendar'] });
}

async function hasNoCases(api: ApiAccess): Promise<boolean> {
  const response = await callApi(api, '/api/cases?limit=1', {});
  if (response.status !== 200) return false;
  const read: unknown = await response.json();
  const listed =
    typeof read === 'object' && read !== null && 'cases' in read ? read.cases : undefined;
  return Array.isArray(listed) && listed.length === 0;
}

function callApi({ url, apiKey }: ApiAccess, path: string, init: RequestInit): Promise<Response> {
  return fetch(new URL(path, url), {
    ...init,
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
  });
}
