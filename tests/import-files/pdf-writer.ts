import { deflateSync } from 'node:zlib';

/** Text on a page, in points; `y` is the baseline, counted from the top. `wide`: any characters, each as wide as high. */
export type PdfText = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
  readonly font?: 'latin' | 'wide' | 'gbk';
  /** Degrees counter-clockwise. */
  readonly turn?: number;
};

export type PdfPlan = {
  readonly pages: readonly (readonly PdfText[])[];
  readonly info?: Readonly<Record<string, string>>;
  readonly language?: string;
  readonly xmp?: string;
  /** Top entries, each with those below it. */
  readonly outline?: readonly { readonly title: string; readonly below?: readonly string[] }[];
  /** Further entries of the catalogue, and of the trailer, as PDF writes them. */
  readonly catalogue?: string;
  readonly trailer?: string;
  readonly compressed?: boolean;
};

const [width, height] = [595, 842];

/** A PDF of our own making with the pages' texts. */
export function pdfOf(plan: PdfPlan): Uint8Array {
  const objects = new PdfObjects();
  const fonts = fontObjects(objects, plan.pages.flat());
  const tree = objects.reserve();
  const pages = plan.pages.map((texts) => {
    const content = objects.addStream('', Buffer.from(contentOf(texts), 'latin1'), plan.compressed ?? true);
    return objects.add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${width} ${height}]/Resources<</Font<<${fonts}>>>>/Contents ${content} 0 R>>`,
    );
  });
  objects.set(tree, `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((page) => `${page} 0 R`).join(' ')}]>>`);
  const parts = [
    plan.language === undefined ? '' : `/Lang${literal(plan.language)}`,
    plan.outline === undefined ? '' : `/Outlines ${addOutline(objects, plan.outline, pages[0] ?? 0)} 0 R`,
    plan.xmp === undefined ? '' : `/Metadata ${objects.addStream('/Type/Metadata/Subtype/XML', plan.xmp, false)} 0 R`,
    plan.catalogue ?? '',
  ];
  const root = objects.add(`<</Type/Catalog/Pages ${tree} 0 R${parts.join('')}>>`);
  const info = Object.entries(plan.info ?? {}).map(([name, value]) => `/${name}${utf16(value)}`);
  const trailer = `/Root ${root} 0 R/Info ${objects.add(`<<${info.join('')}>>`)} 0 R${plan.trailer ?? ''}`;
  return objects.write(trailer);
}

/** Lines of text one below the other, as the texts of a page. */
export function linesOfText(
  lines: readonly string[],
  at: { x?: number; y?: number; size?: number; leading?: number; font?: PdfText['font'] } = {},
): PdfText[] {
  const { x = 72, y = 150, size = 11, leading = 14, font = 'latin' } = at;
  return lines.map((text, i) => ({ x, y: y + i * leading, size, text, font }));
}

/** The objects of a PDF, and how they are written as one file. */
export class PdfObjects {
  readonly #bodies: Buffer[] = [];

  reserve(): number {
    return this.#bodies.push(Buffer.from('null'));
  }

  set(id: number, body: string | Buffer): void {
    this.#bodies[id - 1] = Buffer.isBuffer(body) ? body : Buffer.from(body, 'latin1');
  }

  add(body: string | Buffer): number {
    const id = this.reserve();
    this.set(id, body);
    return id;
  }

  addStream(entries: string, content: string | Uint8Array, compressed: boolean): number {
    const plain = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const bytes = compressed ? deflateSync(plain) : plain;
    const filter = compressed ? '/Filter/FlateDecode' : '';
    const head = `<<${entries}${filter}/Length ${bytes.length}>>stream\n`;
    return this.add(Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from('\nendstream')]));
  }

  write(trailer: string): Uint8Array {
    const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    let offset = parts[0]?.length ?? 0;
    const offsets = this.#bodies.map((body, i) => {
      const object = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
      parts.push(object);
      offset += object.length;
      return offset - object.length;
    });
    const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
    const count = offsets.length + 1;
    const table = `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<</Size ${count}${trailer}>>\nstartxref\n${offset}\n%%EOF\n`;
    return new Uint8Array(Buffer.concat([...parts, Buffer.from(table, 'latin1')]));
  }
}

function contentOf(texts: readonly PdfText[]): string {
  const shows = texts.map(({ x, y, size, text, font = 'latin', turn = 0 }) => {
    const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
    const matrix = [cos, sin, -sin, cos, x, height - y].map((value) => Number(value.toFixed(4))).join(' ');
    return `BT/${font} ${size} Tf ${matrix} Tm ${coded(text, font)}Tj ET`;
  });
  return shows.join('\n');
}

function coded(text: string, font: NonNullable<PdfText['font']>): string {
  if (font === 'wide') return `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
  return literal(text);
}

/** `latin` is not embedded, as the standard fonts needn't be; `gbk` names a character map. */
function fontObjects(objects: PdfObjects, texts: readonly PdfText[]): string {
  const units = new Set(texts.flatMap(({ text, font }) => (font === 'wide' ? text.split('') : [])));
  const latin = objects.add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>');
  const wide = compositeFont(objects, 'Identity-H', 'Adobe/Identity', toUnicode(objects, units));
  const gbk = compositeFont(objects, 'GBK-EUC-H', 'Adobe/GB1', null);
  return `/latin ${latin} 0 R/wide ${wide} 0 R/gbk ${gbk} 0 R`;
}

function compositeFont(objects: PdfObjects, map: string, system: string, unicode: number | null): number {
  const [registry, ordering] = system.split('/');
  const descriptor = objects.add(
    '<</Type/FontDescriptor/FontName/Plain/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>',
  );
  const descendant = objects.add(
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/Plain/CIDSystemInfo<</Registry(${registry})/Ordering(${ordering})/Supplement 0>>/FontDescriptor ${descriptor} 0 R/DW 1000>>`,
  );
  const known = unicode === null ? '' : `/ToUnicode ${unicode} 0 R`;
  return objects.add(
    `<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/${map}/DescendantFonts[${descendant} 0 R]${known}>>`,
  );
}

function toUnicode(objects: PdfObjects, units: ReadonlySet<string>): number {
  const codes = [...units].map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
  const lines = codes.map((code) => `1 beginbfchar\n<${code}> <${code}>\nendbfchar`).join('\n');
  const head = '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n';
  const range = '1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n';
  return objects.addStream('', `${head}${range}${lines}\nendcmap\nend\nend\n`, true);
}

function addOutline(objects: PdfObjects, entries: NonNullable<PdfPlan['outline']>, page: number): number {
  const root = objects.reserve();
  const ids = addEntries(objects, entries, root, page);
  objects.set(root, `<</Type/Outlines/First ${ids[0]} 0 R/Last ${ids.at(-1)} 0 R/Count ${ids.length}>>`);
  return root;
}

function addEntries(
  objects: PdfObjects,
  entries: readonly { readonly title: string; readonly below?: readonly string[] }[],
  parent: number,
  page: number,
): number[] {
  const ids = entries.map(() => objects.reserve());
  for (const [i, { title, below = [] }] of entries.entries()) {
    const id = ids[i] ?? 0;
    const inner = addEntries(
      objects,
      below.map((one) => ({ title: one })),
      id,
      page,
    );
    const links = [
      i > 0 ? `/Prev ${ids[i - 1]} 0 R` : '',
      i + 1 < ids.length ? `/Next ${ids[i + 1]} 0 R` : '',
      inner.length > 0 ? `/First ${inner[0]} 0 R/Last ${inner.at(-1)} 0 R/Count ${inner.length}` : '',
    ];
    objects.set(id, `<</Title${utf16(title)}/Parent ${parent} 0 R/Dest[${page} 0 R/Fit]${links.join('')}>>`);
  }
  return ids;
}

function literal(text: string): string {
  return `(${text.replace(/[\\()]/g, '\\$&')})`;
}

function utf16(text: string): string {
  return `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}
