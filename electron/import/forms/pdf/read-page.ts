import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { AppError } from '../../../../core/errors.ts';
import { cleanText } from './clean-text.ts';
import { pdfLimits } from './limits.ts';

/**
 * A run of text as the page places it, in points; `y` is its baseline, from the top of the page down. In a page
 * turned over for a script that runs from the right, `start` and `end` are counted from the right edge.
 */
export type Piece = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly y: number;
  readonly size: number;
};

/** Text that runs one way on the page, laid upright. A page has one of these, or a few when some of its text is turned. */
export type Sheet = { readonly pieces: Piece[]; readonly rightToLeft: boolean; readonly height: number };

type Page = { readonly width: number; readonly height: number; readonly vertical: boolean };
type Matrix = readonly [number, number, number, number, number, number];
type Item = { str: string; width: number; height: number; transform: readonly number[]; fontName: string };

/** The page's text, that which runs the way of most of it first. @throws AppError too-complex */
export async function readPage(page: PDFPageProxy, name: string): Promise<Sheet[]> {
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const turned: Piece[][] = [[], [], [], []];
  const reader = page.streamTextContent().getReader();
  let runs = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const { items, styles } = value as { items: (Item | object)[]; styles: Record<string, { vertical?: boolean }> };
    runs += items.length;
    if (runs > pdfLimits.runsOnPage) {
      await reader.cancel(new Error('too many runs'));
      throw new AppError('too-complex', `“${name}” has more text on page ${page.pageNumber} than a page can hold.`);
    }
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const vertical = styles[item.fontName]?.vertical === true;
      place(turned, item, multiply(matrixOf(transform), matrixOf(item.transform)), { vertical, width, height });
    }
  }
  return turned
    .map((pieces, quarter) => sheet(pieces, quarter % 2 === 0 ? { width, height } : { width: height, height: width }))
    .filter(({ pieces }) => pieces.length > 0)
    .sort((a, b) => unitsOf(b) - unitsOf(a));
}

/** Adds the run to those of its quarter turn, in coordinates in which it runs from left to right. */
function place(turned: Piece[][], item: Item, [a, b, c, d, x, y]: Matrix, page: Page): void {
  const size = Math.hypot(c, d) || item.height || Math.hypot(a, b);
  const text = cleanText(item.str);
  if (text.trim() === '' || !Number.isFinite(size + x + y) || size <= 0) return;
  // Characters set one below the other are upright, while their line runs down the page.
  const angle = page.vertical ? Math.PI / 2 : Math.atan2(b, a);
  const quarter = (Math.round(angle / (Math.PI / 2)) + 4) % 4;
  const along = [x, y, page.width - x, page.height - y][quarter] ?? x;
  const down = [y, page.width - x, page.height - y, x][quarter] ?? y;
  const length = page.vertical ? item.height : item.width;
  turned[quarter]?.push({ text, start: along, end: along + length, y: down, size });
}

function sheet(pieces: Piece[], { width, height }: { width: number; height: number }): Sheet {
  const rightToLeft = isRightToLeft(pieces.map(({ text }) => text).join(''));
  if (!rightToLeft) return { pieces, rightToLeft, height };
  const mirrored = pieces.map((piece) => ({ ...piece, start: width - piece.end, end: width - piece.start }));
  return { pieces: mirrored, rightToLeft, height };
}

function isRightToLeft(text: string): boolean {
  const right = text.match(/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu)?.length ?? 0;
  return right * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}

function unitsOf({ pieces }: Sheet): number {
  return pieces.reduce((units, { text }) => units + text.length, 0);
}

function matrixOf([a = 1, b = 0, c = 0, d = 1, x = 0, y = 0]: readonly number[]): Matrix {
  return [a, b, c, d, x, y];
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}
