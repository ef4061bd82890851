import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ports } from '../../cli/stack/settings.ts';
import { testServer } from '../temporal-server.ts';
import { freePorts, tidings, type TidingsProcess } from './tidings.ts';

/** The embedded stack of a file of tests, in a data folder and on ports of its own; what runs at the end is stopped. */
export class StackInFolder {
  folder = '';
  ports!: Ports;
  running: TidingsProcess | undefined;
  #options: readonly string[] = [];

  /** Registers what happens before and after all tests of the file. */
  constructor() {
    beforeAll(async () => {
      this.folder = await mkdtemp(join(tmpdir(), 'tidings-start-'));
      ({ ports: this.ports, options: this.#options } = await freePorts());
    });
    afterAll(async () => {
      this.running?.child.kill('SIGTERM');
      await this.running?.ended;
      await rm(this.folder, { recursive: true, force: true });
    });
  }

  async start(...more: readonly string[]): Promise<TidingsProcess> {
    const env = { TEMPORAL_CLI: testServer().cli };
    this.running = tidings(['start', '--data', this.folder, ...this.#options, ...more], env);
    await this.running.says('Tidings runs.');
    return this.running;
  }

  /** What the server lists. */
  async cases(): Promise<readonly string[]> {
    const key = (await readFile(join(this.folder, 'api-key'), 'utf8')).trim();
    const response = await fetch(`http://127.0.0.1:${this.ports.server}/api/cases`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const { cases } = (await response.json()) as { cases: { flow: string; status: string }[] };
    return cases.map(({ flow, status }) => `${flow} ${status}`).toSorted();
  }

  /** Whether every case has begun: one that was accepted does a moment later. */
  async allRun(): Promise<boolean> {
    return (await this.cases()).every((one) => one.endsWith(' running'));
  }
}

/** The cases that the first start opens. */
export const samples = [
  'basic-instant running',
  'core-transparent running',
  'senior-transparent running',
  'urgent-fast-track running',
];
