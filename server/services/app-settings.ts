/** Settings of the app. */
export interface AppSettings {
  /** Where people reach the server, without a slash at the end. */
  readonly publicUrl: string;
  /** Without a key there is no API and no console. */
  readonly apiKey?: string | undefined;
  /** Origins of the Temporal UI that may have payloads decoded. */
  readonly temporalUi?: readonly string[] | undefined;
  /** Zone in which operators read times. */
  readonly zone?: string | undefined;
  /** Number of proxies in front of the server, so that rate limits count people and not a proxy. */
  readonly trustProxy?: number | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

/** Rate limits, and how much is kept. */
export interface Limits {
  /** Requests to the pages behind one link, per minute. */
  readonly links: number;
  /** Requests with links that nobody was given, per address and minute. */
  readonly unknownLinks: number;
  /** Wrong keys at the sign-in of the console, per address and minute. */
  readonly signIns: number;
  /** Requests to the API with a wrong key or none, per address and minute. */
  readonly keys: number;
  /** Bytes that all files of one case may have. */
  readonly caseFileBytes: number;
}

export const defaultLimits: Limits = {
  links: 240,
  unknownLinks: 30,
  signIns: 10,
  keys: 60,
  caseFileBytes: 500 * 1024 * 1024,
};
