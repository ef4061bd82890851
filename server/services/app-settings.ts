/** What the server needs to know besides its parts. */
export interface AppSettings {
  /** Where people reach it, without a slash at the end. */
  readonly publicUrl: string;
  /** Who asks, on the pages. */
  readonly company: string;
  /** Without a key there is no API and no console. */
  readonly apiKey?: string | undefined;
  /** Origins of the Temporal UI, which may ask for payloads to be decoded. */
  readonly temporalUi?: readonly string[] | undefined;
  /** In which operators read the times of the list. */
  readonly zone?: string | undefined;
  /** Proxies in front, so that limits count people and not the proxy. */
  readonly trustProxy?: number | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

export interface Limits {
  /** Requests to links, for each address and minute. */
  readonly links: number;
  /** Of these, links that nobody knows. */
  readonly unknownLinks: number;
  readonly signIns: number;
}

export const defaultLimits: Limits = { links: 600, unknownLinks: 30, signIns: 10 };
