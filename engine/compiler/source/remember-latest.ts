/** As many as a house has files or texts; what exceeds it costs what it would cost without a memory. */
const most = 500;

/** A pure function of a text that remembers what came of the texts it was given last, whoever gave them. */
export function rememberLatest<About extends string, Value>(
  compute: (text: string, about: About) => Value,
): (text: string, about: About) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text, about) => {
    const key = `${about}\0${text}`;
    const result = known.get(key) ?? { value: compute(text, about) };
    // Behind all others, so that the one that was asked for longest ago is the first.
    known.delete(key);
    known.set(key, result);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return result.value;
  };
}
