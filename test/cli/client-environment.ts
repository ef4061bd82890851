import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answers } from './answers.ts';
import { key, startApi, type ApiServer } from './api-server.ts';

/** A server with prepared answers, a folder with files of facts and the key, and the environment that leads to them. */
export interface ClientEnvironment {
  readonly api: () => ApiServer;
  readonly env: () => Readonly<Record<string, string>>;
  readonly folder: () => string;
  /** A file in the folder. */
  readonly file: (name: string) => string;
}

/** Sets them up for all tests of a file; to be called once by it. */
export function clientEnvironment(): ClientEnvironment {
  let api: ApiServer;
  let folder: string;
  beforeAll(async () => {
    api = await startApi(answers);
    folder = await mkdtemp(path.join(tmpdir(), 'tidings-client-'));
    await writeFile(path.join(folder, 'api-key'), `${key}\n`);
    await writeFile(path.join(folder, 'facts.json'), '{"candidate": {"name": "Lin"}}');
    await writeFile(path.join(folder, 'bad.json'), '{nonsense');
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, { recursive: true });
  });
  return {
    api: () => api,
    env: () => ({ TIDINGS_BASE_URL: api.url, TIDINGS_API_KEY: key }),
    folder: () => folder,
    file: (name) => path.join(folder, name),
  };
}

/** The options of a decision that the server takes. */
export const decide = ['--task', 'head', '--as', 'ada', '--outcome', 'approved'];
