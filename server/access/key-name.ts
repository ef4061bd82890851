/** Whether a key may be called so. */
export const isKeyName = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z0-9-]{0,39}$/.test(value);

/** What the name of a key is made of. */
export const keyNameRule = '1 to 40 small letters, digits and hyphens, a letter first';
