import { describe, expect, it } from 'vitest';
import { extractPdf } from '../../../../electron/import/forms/pdf.ts';
import {
  activePdf,
  encryptedPdf,
  hugeTablePdf,
  inflatingPdf,
  longPdf,
  loopingPdf,
  nestedPdf,
  scannedPdf,
  truncatedPdf,
} from '../../../import-files/pdf-hostile.ts';
import { linesOfText, pdfOf } from '../../../import-files/pdf-writer.ts';

const name = 'report.pdf';
const megabyte = 1024 * 1024;

describe('a PDF that is no good', () => {
  it.each([
    ['is encrypted', encryptedPdf(), 'encrypted', 'password'],
    ['breaks off early', truncatedPdf(0.5), 'malformed', 'its end is missing'],
    ['breaks off late', truncatedPdf(0.9), 'malformed', 'its end is missing'],
    ['is something else', Buffer.from('PK\x03\x04 a zip'), 'malformed', 'not a PDF'],
    ['has the beginning only', Buffer.from('%PDF-1.7\n'), 'malformed', 'damaged'],
    ['holds itself', loopingPdf(), 'malformed', 'damaged'],
    ['holds lists in lists', nestedPdf(200_000), 'malformed', 'damaged'],
    ['has too many pages', longPdf(10_000), 'too-complex', '10,000 pages; 5,000 is the most'],
    ['inflates to 200 MB', inflatingPdf(200 * megabyte), 'too-complex', 'memory'],
    ['inflates in layers', inflatingPdf(200 * megabyte, 2), 'too-complex', 'memory'],
    ['is wrapped seven times', inflatingPdf(1000, 7), 'too-complex', 'memory'],
    ['is a scan', scannedPdf(), 'empty-file', 'scanned'],
    ['is blank', pdfOf({ pages: [[], []] }), 'empty-file', 'scanned'],
    ['names no letters', pdfOf({ pages: [linesOfText(['\0\0\0 \0\0'], { font: 'wide' })] }), 'malformed', 'fonts'],
  ])('is refused by name when it %s', async (_, bytes, code, why) => {
    const error = await extractPdf(bytes, { name }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code });
    expect(String(error)).toContain('“report.pdf”');
    expect(String(error)).toContain(why);
  });

  it('has its text read all the same when its table of objects lies about their number', async () => {
    expect((await extractPdf(hugeTablePdf(), { name })).body).toContain('The pilots agreed');
  });

  it('has its text read and none of its programs run', async () => {
    expect((await extractPdf(activePdf(), { name })).body).toBe('The pilots agreed to speed up work.');
    expect('pdfWasRun' in globalThis).toBe(false);
  });

  it('leaves the bytes as they are, for the original to be kept', async () => {
    const bytes = Buffer.from(pdfOf({ pages: [linesOfText(['Kept.'])] }));
    const before = bytes.toString('hex');
    await extractPdf(bytes, { name });
    expect(bytes.toString('hex')).toBe(before);
  });
});
