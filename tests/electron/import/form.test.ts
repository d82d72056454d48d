import { describe, expect, it } from 'vitest';
import { formOf, supportedEndings } from '../../../electron/import/form.ts';
import { makeDocx, paragraph } from '../../import-files/docx.ts';
import { makeMail, plainMail } from '../../import-files/eml.ts';
import { makeZip } from '../../import-files/zip.ts';

const text = Buffer.from('Rest is not a chip.');
const page = Buffer.from('<!doctype html><p>Rest.');
const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n');
const docx = makeDocx({ body: paragraph('Rest.') });
const mail = makeMail(plainMail, 'Rest.');
const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]);
const sheet = makeZip([{ name: 'xl/workbook.xml', content: '<workbook/>' }]);
const zip = makeZip([{ name: 'a.txt', content: 'x' }]);

describe('The form of a file', () => {
  it.each([
    ['text', 'note.txt', text],
    ['text', 'note', text],
    ['markdown', 'note.MD', text],
    ['html', 'page.htm', page],
    ['html', 'page', page],
    ['html', 'page.php', page],
    ['text', 'page.html', text],
    ['text', 'page.txt', page],
    ['pdf', 'report.pdf', pdf],
    ['pdf', 'report', Buffer.concat([Buffer.from('junk\n'), pdf])],
    ['docx', 'report.docx', docx],
    ['docx', 'download', docx],
    ['docx', 'cut.docx', docx.slice(0, 40)],
    ['eml', 'mail.eml', mail],
    ['eml', 'mail', mail],
    ['text', 'mail.eml', text],
    ['text', 'mail.txt', mail],
    ['text', 'about.txt', Buffer.from('A PDF begins with %PDF-1.7 and so on.')],
  ] as const)('is %s for %s, by its bytes and its name', (form, name, bytes) => {
    expect(formOf(bytes, { name })).toBe(form);
  });

  it.each([
    ['html', 'README.md', 'text/html; charset=utf-8'],
    ['markdown', 'readme', 'text/markdown'],
    ['markdown', 'readme.md', 'text/plain'],
    ['text', 'note.php', 'text/plain'],
    ['eml', 'message', 'message/rfc822'],
  ] as const)('is %s for %s served as %s', (form, name, contentType) => {
    expect(formOf(form === 'eml' ? mail : Buffer.from('<p>Rest.'), { name, contentType })).toBe(form);
  });

  it.each([
    ['mislabelled', 'report.pdf', zip, 'a ZIP archive'],
    ['mislabelled', 'report.docx', pdf, 'a PDF'],
    ['mislabelled', 'report.docx', sheet, 'an Excel workbook'],
    ['mislabelled', 'report.docx', ole, '.doc'],
    ['mislabelled', 'report.docx', text, 'Word document'],
    ['mislabelled', 'report.pdf', page, 'a PDF'],
    ['mislabelled', 'note.txt', docx, 'a Word document'],
    ['mislabelled', 'page.html', pdf, 'a PDF'],
    ['encrypted', 'report.docx', locked, 'password'],
    ['macros', 'report.docm', docx, '.docx'],
    ['macros', 'report', makeZip([{ name: 'word/vbaProject.bin', content: 'x' }]), '.docx'],
    ['unsupported-type', 'old.doc', ole, 'save it as .docx'],
    ['unsupported-type', 'old.rtf', Buffer.from('{\\rtf1 x}'), 'save it as .docx'],
    ['unsupported-type', 'saved.mht', mail, 'save it as HTML'],
    ['unsupported-type', 'files.zip', zip, 'Unpack'],
    ['unsupported-type', 'program.exe', Buffer.from('MZ\0\0'), supportedEndings],
  ] as const)('is refused as %s for %s', (code, name, bytes, words) => {
    expect(() => formOf(bytes, { name })).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(words) }),
    );
  });

  it('is told from UTF-16 as well', () => {
    const utf16 = Buffer.from('\ufeff<!doctype html><p>Rest.', 'utf16le');
    expect(formOf(utf16, { name: 'page' })).toBe('html');
  });
});
