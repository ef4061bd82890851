import { join } from 'node:path';
import { readConfig, type Config } from '../../platform/settings/config.ts';
import { PlainError } from '../../platform/process/plain-error.ts';
import { projectFolder } from '../command/project-folder.ts';
import { ensureKey } from './keys.ts';
import type { StackSettings } from './settings.ts';
import type { EnvironmentVariables } from '../../platform/settings/settings-reader.ts';

/** The configuration of every part: the stack sets what it knows itself, the environment the rest. */
export async function stackConfig(
  { folder, ports }: StackSettings,
  env: EnvironmentVariables,
): Promise<Config> {
  const read = readConfig({
    TIDINGS_DEFINITIONS: join(projectFolder, 'definitions'),
    TIDINGS_TEMPLATES: join(projectFolder, 'templates'),
    TIDINGS_LOG_LEVEL: 'warn',
    TIDINGS_LOG_FORMAT: 'pretty',
    TIDINGS_API_KEY: await ensureKey(folder, 'api-key'),
    TIDINGS_PAYLOAD_KEYS: `embedded:${await ensureKey(folder, 'payload-key')}`,
    TIDINGS_ANCHOR_FILE: join(folder, 'anchors.jsonl'),
    TIDINGS_ANCHOR_KEY: await ensureKey(folder, 'anchor-key'),
    ...env,
    TIDINGS_DATA: folder,
    TIDINGS_PORT: String(ports.server),
    TIDINGS_TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    TIDINGS_TEMPORAL_NAMESPACE: 'default',
    TIDINGS_TEMPORAL_UI: `http://127.0.0.1:${ports.temporalUi},http://localhost:${ports.temporalUi}`,
    TIDINGS_SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
  });
  if ('problems' in read) throw new PlainError('settings', read.problems.join('; '));
  return read.config;
}
