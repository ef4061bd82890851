import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { createCodec } from '../codec/codec.ts';
import type { CaseKeySource } from '../codec/case-key-source.ts';
import type { PayloadKeys } from '../codec/encryption.ts';

/** Where Temporal is, and how payloads are encrypted. */
export interface TemporalSettings {
  readonly address: string;
  readonly namespace: string;
  readonly apiKey?: string;
  readonly tls?: boolean;
  /** Without keys, payloads are only compressed. */
  readonly keys?: PayloadKeys;
}

export interface TemporalClient {
  readonly client: Client;
  close(): Promise<void>;
}

/** Connects a client. Workers need a native connection with the same options. */
export async function connectTemporal(
  settings: TemporalSettings,
  caseKeys?: CaseKeySource,
): Promise<TemporalClient> {
  const connection = await Connection.connect(connectionOptions(settings));
  const { namespace } = settings;
  return {
    client: new Client({
      connection,
      namespace,
      dataConverter: dataConverterOf(settings, caseKeys),
    }),
    close: () => connection.close(),
  };
}

export const connectionOptions = ({
  address,
  apiKey,
  tls,
}: TemporalSettings): {
  readonly address: string;
  readonly apiKey?: string;
  readonly tls?: boolean;
} => ({
  address,
  ...(apiKey !== undefined && { apiKey }),
  ...(tls !== undefined && { tls }),
});

export const dataConverterOf = (
  { keys }: Pick<TemporalSettings, 'keys'>,
  caseKeys?: CaseKeySource,
): DataConverter => ({
  payloadCodecs: [createCodec(keys, caseKeys)],
});
