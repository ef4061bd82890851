/** How a payload from outside has reached its case, as the worker found it; metadata of what a workflow is handed. */
export type PayloadSeal =
  /** Encrypted, and authentic under this key. */
  | { readonly seal: 'sealed'; readonly key: string }
  /** The same, but with a key of the house and for no case in particular, although this case has a key of its own. */
  | { readonly seal: 'unbound'; readonly key: string }
  /** Not encrypted, by a worker without keys. */
  | { readonly seal: 'plain' }
  /** Not encrypted, although the worker has keys. */
  | { readonly seal: 'unsealed' }
  /** Encrypted under a key that the worker does not have. */
  | { readonly seal: 'no-key'; readonly key: string; readonly unbound?: boolean }
  /** Cannot be decoded, now or ever. */
  | { readonly seal: 'damaged' };

/** The name under which payloads carry it, as JSON. What a sender writes there is replaced. */
export const sealKey = 'tidings-seal';

/** A key id as the settings accept it; any other text in its place was not written by us. */
export const keyIdPattern = /^[\w.-]{1,64}$/;
