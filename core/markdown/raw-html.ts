/** Elements that, opened and closed in order, leave no trace on what follows them in the page. */
const plainElements = new Set(
  (
    'a abbr article aside b bdi bdo big blockquote caption center cite code col colgroup dd del details dfn div dl dt em ' +
    'figcaption figure font footer h1 h2 h3 h4 h5 h6 header i ins kbd li main mark nav ol p pre q rp rt ruby s samp ' +
    'section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var'
  ).split(' '),
);
const emptyElements = new Set(['br', 'hr', 'img', 'wbr', 'col']);

/** Elements at which a parser of HTML goes on in another way. */
const strangeElements = new Set(
  (
    'applet area audio base basefont bgsound body button canvas dialog embed fieldset form frame frameset head html ' +
    'iframe image input isindex keygen legend link listing map marquee math menu meta nobr noembed noframes noscript ' +
    'object optgroup option param picture plaintext script search select slot source style svg template textarea title ' +
    'track video xmp'
  ).split(' '),
);

/** Comments and tags as every parser reads them. */
const simple =
  /<!--(?!-?>)(?:(?!--!?>)[\s\S])*-->|<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[A-Za-z:_][\w:.-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/g;

/**
 * Follows the HTML that a writer typed from block to block: whether what was opened is closed again, so that a
 * block shows the same whether it is parsed alone or with those before it.
 */
export class RawHtmlBalance {
  readonly #open: string[] = [];
  #lost = false;

  /** Whether all is closed, so that another block can begin on its own. */
  get even(): boolean {
    return !this.#lost && this.#open.length === 0;
  }

  /**
   * Takes the next piece of HTML; what can't be followed makes it uneven for good. `inline`: it stands in the text of
   * a block, whose end closes an element of no known name, such as `<recipient>`.
   */
  take(html: string, inline: boolean): void {
    if (/<[A-Za-z/!?]/.test(html.replace(simple, ''))) this.#lost = true;
    for (const [, slash, name] of html.matchAll(simple)) {
      if (name !== undefined) this.#tag(name.toLowerCase(), slash === '/', inline);
    }
  }

  #tag(name: string, closes: boolean, inline: boolean): void {
    if (emptyElements.has(name)) this.#lost ||= closes;
    else if (!plainElements.has(name)) this.#lost ||= !inline || strangeElements.has(name);
    else if (!closes) this.#open.push(name);
    else if (this.#open.pop() !== name) this.#lost = true;
  }
}
