/** Values by number, of which those that were asked for last are kept. */
export class Recent<T> {
  readonly #values = new Map<number, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: number, make: () => T): T {
    const values = this.#values;
    const known = values.get(key);
    if (known !== undefined) {
      // a map goes by when a key was put in: the last one asked for is the last to go
      if (values.size * 2 > this.#most) {
        values.delete(key);
        values.set(key, known);
      }
      return known;
    }
    const value = make();
    if (values.size >= this.#most) values.delete(values.keys().next().value as number);
    values.set(key, value);
    return value;
  }
}
