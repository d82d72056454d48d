/** A text that is put together when it is first asked for: off the path of a key, where it is long. */
export class LazyText {
  #make: (() => string) | null;
  #text = '';

  constructor(text: string | (() => string)) {
    if (typeof text === 'string') {
      this.#make = null;
      this.#text = text;
    } else this.#make = text;
  }

  get text(): string {
    if (this.#make !== null) this.#text = this.#make();
    this.#make = null;
    return this.#text;
  }
}
