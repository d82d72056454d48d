import { deflateSync } from 'node:zlib';
import { linesOfText, PdfObjects, pdfOf } from './pdf-writer.ts';

const onePage = { pages: [linesOfText(['The pilots agreed to speed up work.'])] };

/** It can't be opened without its password. */
export function encryptedPdf(): Uint8Array {
  const [owner, user] = ['4f'.repeat(32), '55'.repeat(32)];
  const id = '00'.repeat(16);
  return pdfOf({
    ...onePage,
    trailer: `/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<${owner}>/U<${user}>>>/ID[<${id}><${id}>]`,
  });
}

/** The first part of a PDF, as a download that broke off leaves it. */
export function truncatedPdf(share: number): Uint8Array {
  const whole = pdfOf({ pages: Array.from({ length: 20 }, (_, i) => linesOfText([`Page ${i + 1} of a report.`])) });
  return whole.subarray(0, Math.floor(share * whole.length));
}

export function longPdf(pages: number): Uint8Array {
  const objects = new PdfObjects();
  const font = objects.add('<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>');
  const tree = objects.reserve();
  const kids = Array.from({ length: pages }, (_, i) => {
    const content = objects.addStream('', `BT/F 11 Tf 72 400 Td(This is sheet ${i + 1}.)Tj ET`, false);
    return `${objects.add(`<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F ${font} 0 R>>>>/Contents ${content} 0 R>>`)} 0 R`;
  });
  objects.set(tree, `<</Type/Pages/Count ${pages}/Kids[${kids.join(' ')}]>>`);
  return objects.write(`/Root ${objects.add(`<</Type/Catalog/Pages ${tree} 0 R>>`)} 0 R`);
}

/** The tree of pages holds itself. */
export function loopingPdf(): Uint8Array {
  const objects = new PdfObjects();
  const [tree, inner] = [objects.reserve(), objects.reserve()];
  objects.set(tree, `<</Type/Pages/Count 2/Kids[${inner} 0 R]>>`);
  objects.set(inner, `<</Type/Pages/Parent ${tree} 0 R/Count 2/Kids[${tree} 0 R ${inner} 0 R]>>`);
  return objects.write(`/Root ${objects.add(`<</Type/Catalog/Pages ${tree} 0 R>>`)} 0 R`);
}

/** Lists in lists, to overflow the stack of what reads them. */
export function nestedPdf(depth: number): Uint8Array {
  return pdfOf({ ...onePage, catalogue: `/Deep${'['.repeat(depth)}${']'.repeat(depth)}` });
}

/** Its table of objects claims to have thousands of millions. */
export function hugeTablePdf(): Uint8Array {
  const file = Buffer.from(pdfOf(onePage)).toString('latin1');
  return new Uint8Array(Buffer.from(file.replace(/xref\n0 \d+/, 'xref\n0 4000000000'), 'latin1'));
}

/** A page whose content is `size` blanks; compressed `layers` times. */
export function inflatingPdf(size: number, layers = 1): Uint8Array {
  const objects = new PdfObjects();
  let content: Buffer = Buffer.alloc(size, 0x20);
  for (let layer = 0; layer < layers; layer += 1) content = deflateSync(content);
  const filters = '/FlateDecode'.repeat(layers);
  const head = Buffer.from(`<</Filter[${filters}]/Length ${content.length}>>stream\n`);
  const stream = objects.add(Buffer.concat([head, content, Buffer.from('\nendstream')]));
  const tree = objects.reserve();
  const page = objects.add(
    `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents ${stream} 0 R>>`,
  );
  objects.set(tree, `<</Type/Pages/Count 1/Kids[${page} 0 R]>>`);
  return objects.write(`/Root ${objects.add(`<</Type/Catalog/Pages ${tree} 0 R>>`)} 0 R`);
}

/** Programs and addresses that a viewer would start when the file is opened. */
export function activePdf(): Uint8Array {
  const actions = [
    '/OpenAction<</S/JavaScript/JS(globalThis.pdfWasRun = true; app.alert\\(1\\))/Next<</S/Launch/F(/bin/sh)>>>>',
    '/AA<</WC<</S/URI/URI(http://127.0.0.1:9/)>>>>',
    '/Names<</JavaScript<</Names[(run)<</S/JavaScript/JS(globalThis.pdfWasRun = true)>>]>>>>',
  ];
  return pdfOf({ ...onePage, catalogue: actions.join('') });
}

/** Pages with a picture and no text, as a scanner makes them. */
export function scannedPdf(): Uint8Array {
  const objects = new PdfObjects();
  const picture = objects.addStream(
    '/Type/XObject/Subtype/Image/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8',
    new Uint8Array(16),
    true,
  );
  const content = objects.addStream('', 'q 595 0 0 842 0 0 cm/P Do Q', true);
  const tree = objects.reserve();
  const page = objects.add(
    `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</P ${picture} 0 R>>>>/Contents ${content} 0 R>>`,
  );
  objects.set(tree, `<</Type/Pages/Count 1/Kids[${page} 0 R]>>`);
  return objects.write(`/Root ${objects.add(`<</Type/Catalog/Pages ${tree} 0 R>>`)} 0 R`);
}
