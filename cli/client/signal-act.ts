import { readFileSync } from 'node:fs';
import path from 'node:path';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Act } from '../../engine/model/act.ts';
import { isNoAct, parseAct, through } from '../../engine/model/parse-act.ts';
import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import { troubleDetailText } from '../../wording/trouble-detail.ts';
import { readKeyMark, sendingMisfit } from '../../platform/codec/key-mark.ts';
import { readConfig } from '../../platform/settings/config.ts';
import type { EnvironmentVariables } from '../../platform/settings/settings-reader.ts';
import { connectTemporal, type TemporalSettings } from '../../platform/temporal/connection.ts';
import { workersOfQueues } from '../../server/services/queue-figures.ts';
import { actSignal, workflowIdOf } from '../../workflows/messages.ts';
import { CommandError, couldNotRun, refused } from '../command/command-error.ts';
import { exitCodes } from '../command/exit-codes.ts';
import { updateAct } from './update-act.ts';

/**
 * Says to a case itself, past the server, what somebody has said; the case takes it by the rules of every act, or refuses it. While no worker
 * serves, nobody can tell which: then it waits as a signal, and is dropped where it would have been refused.
 */
export async function signalAct(
  temporal: TemporalSettings,
  caseId: string,
  said: unknown,
): Promise<'taken' | 'sent'> {
  const parsed = parseAct(said);
  if (isNoAct(parsed)) throw refused(`this would be dropped: ${parsed.problem}`);
  const connection = await connectTemporal(temporal).catch(() => {
    throw unreachable(`no Temporal answers at "${temporal.address}"`);
  });
  const { client } = connection;
  try {
    const { workflows } = await workersOfQueues(client, Date.now());
    const unread = unreadBy(workflows, temporal.keys);
    if (unread !== undefined) throw refused(unread);
    const act = through(parsed, { channel: 'signal' });
    if (workflows.length > 0 && (await isTaken(client, caseId, act))) return 'taken';
    await client.workflow.getHandle(workflowIdOf(caseId)).signal(actSignal, act);
    return 'sent';
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (error instanceof WorkflowNotFoundError)
      throw new CommandError(exitCodes.notFound, `no case "${caseId}" is open at Temporal`);
    throw unreachable(`Temporal at "${temporal.address}" cannot take it now`);
  } finally {
    await connection.close();
  }
}

/** Throws where the case refuses the act; nobody knows in time whether it does where it is silent, and an act that it has twice counts once. */
async function isTaken(client: Client, caseId: string, act: Act): Promise<boolean> {
  const reply = await updateAct(client, caseId, act);
  if (reply.kind !== 'refused') return reply.kind === 'taken';
  const option = optionOf[reply.code];
  throw refused(option === undefined ? reply.message : `${option}: ${reply.message}`);
}

/** What an act is refused for, by the code of the refusal. */
const optionOf: Readonly<Record<string, string>> = {
  'reason-missing': '--comment',
  'unknown-outcome': '--outcome',
  'seen-other': '--seen',
};

/**
 * Why every worker would drop what is sent with these keys; `undefined` when one would not, or none serves. One that has ended counts for a
 * minute still.
 */
export const unreadBy = (
  workers: readonly string[],
  keys: PayloadKeys | undefined,
): string | undefined => {
  const misfits = workers
    .map(readKeyMark)
    .flatMap((mark) => (mark === undefined ? [] : [sendingMisfit(keys, mark)]));
  const [misfit] = misfits;
  return misfit === undefined || misfits.includes(undefined)
    ? undefined
    : `this would be dropped, and was not sent: ${troubleDetailText({ kind: 'keys', misfit }, 'en')}; set TIDINGS_PAYLOAD_KEYS as the worker has it`;
};

const unreachable = (why: string): CommandError =>
  new CommandError(exitCodes.unreachable, `${why}; check TIDINGS_TEMPORAL_ADDRESS`);

/** Where Temporal is, and the keys with which a case lets anything in; the embedded stack keeps its own in its folder. */
export function offlineSettings(env: EnvironmentVariables = process.env): TemporalSettings {
  const folder = env['TIDINGS_DATA'] || '.tidings';
  const given = env['TIDINGS_PAYLOAD_KEYS']?.trim() || embeddedKeys(folder);
  if (given === undefined)
    throw couldNotRun(
      `no payload keys, so what is said would be readable in Temporal and dropped by the case: set TIDINGS_PAYLOAD_KEYS as the worker has it, or TIDINGS_DATA to the data folder of the embedded stack (there is no payload-key in "${path.resolve(folder)}"); where the installation has no keys on purpose, set TIDINGS_PAYLOAD_KEYS=${noKeys} for this command`,
    );
  const read = readConfig({ ...env, TIDINGS_PAYLOAD_KEYS: given === noKeys ? '' : given });
  if ('problems' in read) throw couldNotRun(read.problems.join('; '));
  return read.config.temporal;
}

/** What says that an installation has no payload keys on purpose. */
const noKeys = 'none';

function embeddedKeys(folder: string): string | undefined {
  try {
    return `embedded:${readFileSync(path.join(folder, 'payload-key'), 'utf8').trim()}`;
  } catch {
    return undefined;
  }
}

/** What is said afterwards: of what was only sent, the case alone will know whether it counts. */
export const signalled = (id: string, how: 'taken' | 'sent'): string =>
  how === 'taken'
    ? `case ${id} has taken it; see tidings show ${id}`
    : `sent to case ${id}, whose worker does not answer; whether it counted is on record: tidings show ${id}`;
