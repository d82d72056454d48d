import { makeZip, type ZipPart } from './zip.ts';

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const drawing =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type DocxContent = {
  /** WordprocessingML of the body's paragraphs and tables. */
  readonly body: string;
  /** WordprocessingML of the notes, each `<w:footnote w:id="…">`. */
  readonly footnotes?: string;
  /** Elements of the core properties. */
  readonly properties?: string;
  /** Relationship elements beside those that every document here has. */
  readonly relationships?: string;
  readonly more?: readonly ZipPart[];
};

/** A Word document as a word processor packs it, of the parts that matter. */
export function makeDocx(content: DocxContent): Uint8Array {
  return makeZip(docxParts(content));
}

export function docxParts({ body, footnotes = '', properties, relationships = '', more = [] }: DocxContent): ZipPart[] {
  const parts: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/></Types>',
    },
    { name: '_rels/.rels', content: relationshipsOf(relation('r1', 'officeDocument', 'word/document.xml')) },
    {
      name: 'word/_rels/document.xml.rels',
      content: relationshipsOf(
        relation('s1', 'styles', 'styles.xml') +
          relation('n1', 'numbering', 'numbering.xml') +
          relation('f1', 'footnotes', 'footnotes.xml') +
          relationships,
      ),
    },
    {
      name: 'word/document.xml',
      content: `<w:document ${word} ${drawing} xmlns:r="${relations}"><w:body>${body}</w:body></w:document>`,
    },
    { name: 'word/styles.xml', content: `<w:styles ${word}>${styles}</w:styles>` },
    { name: 'word/numbering.xml', content: `<w:numbering ${word}>${numbering}</w:numbering>` },
    { name: 'word/footnotes.xml', content: `<w:footnotes ${word}>${footnotes}</w:footnotes>` },
    ...more,
  ];
  if (properties !== undefined) {
    parts.push({
      name: 'docProps/core.xml',
      content: `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${properties}</cp:coreProperties>`,
    });
  }
  return parts;
}

export function relation(id: string, type: string, target: string, external = false): string {
  return `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
}

function relationshipsOf(elements: string): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${elements}</Relationships>`;
}

/** A paragraph; `style` is the id of one of the styles below. */
export function paragraph(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${run(text)}</w:p>`;
}

export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A list item: list 1 has bullets, list 2 numbers. */
export function listItem(text: string, list: 1 | 2, level = 0): string {
  return `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`;
}

export function table(rows: readonly (readonly string[])[]): string {
  const written = rows.map((cells, i) => {
    const header = i === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
    return `<w:tr>${header}${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;
  });
  return `<w:tbl>${written.join('')}</w:tbl>`;
}

/** A picture that is the related part, inside the archive (`embed`) or outside (`link`). */
export function picture(alternative: string, relationId: string, by: 'embed' | 'link' = 'embed'): string {
  return `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="${alternative}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:${by}="${relationId}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
}

const styles = ['Title', 'heading 1', 'heading 2', 'Quote']
  .map((name) => {
    const id = name.replace(/ /g, '').replace(/^h/, 'H');
    return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  })
  .join('');

const numbering = ['bullet', 'decimal']
  .map((format, i) => {
    const levels = [0, 1, 2].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`).join('');
    return `<w:abstractNum w:abstractNumId="${i}">${levels}</w:abstractNum>`;
  })
  .concat(['1', '2'].map((id, i) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${i}"/></w:num>`))
  .join('');
