/** Creates a cache that makes each value once, as long as it is among the `size` most recently used. A value whose making failed is not kept. */
export function createLruCache<Value>(
  size: number,
): (key: string, make: () => Promise<Value>) => Promise<Value> {
  const values = new Map<string, Promise<Value>>();
  return (key, make) => {
    const value = values.get(key) ?? make();
    values.delete(key);
    values.set(key, value);
    const [oldest] = values.keys();
    if (values.size > size && oldest !== undefined) values.delete(oldest);
    value.catch(() => values.delete(key));
    return value;
  };
}
