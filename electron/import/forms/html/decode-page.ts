import iconv from 'iconv-lite';
import { decodeText } from '../../decode.ts';
import { detectUnicode } from '../../unicode-encoding.ts';

const prescanned = 4096;

/** As the standard for encodings on the web has them: the label is that of a part of what is meant. */
const webLabels: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  'x-sjis': 'shift_jis',
  'ks_c_5601-1987': 'cp949',
  'euc-kr': 'cp949',
  'iso-8859-8-i': 'iso-8859-8',
};

/** As many broken characters in 1,000 are taken for damage; more, for a wrong declaration. */
const mostBroken = 1;

/**
 * The text of a page. Bytes that are Unicode are read as that, whatever the page says, which nothing else comes out
 * as by chance; then goes what the server says, then the page's own declaration, then what the letters look like.
 * @throws AppError binary-file, unknown-encoding
 */
export function decodePage(bytes: Uint8Array, contentType: string | null, name: string): string {
  const labels = [labelIn(contentType ?? ''), declaredLabel(bytes)];
  if (labels.includes('iso-2022-jp')) return decodeJapaneseMail(bytes);
  if (detectUnicode(bytes) === null && !bytes.includes(0)) {
    for (const label of labels) {
      const text = label === null ? null : decodeAs(bytes, webLabels[label] ?? label);
      if (text !== null) return text.replace(/\r\n?/g, '\n');
    }
  }
  return decodeText(bytes, name);
}

function labelIn(words: string): string | null {
  return /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(words)?.[1]?.toLowerCase() ?? null;
}

function declaredLabel(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, prescanned)).toString('latin1');
  for (const [tag] of head.matchAll(/<meta\s[^>]*>/gi)) {
    const label = labelIn(tag);
    if (label !== null) return label;
  }
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null;
}

function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  if (!iconv.encodingExists(encoding) || /^utf/.test(encoding)) return null;
  const text = iconv.decode(Buffer.from(bytes), encoding);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return broken * 1000 <= text.length * mostBroken ? text : null;
}

/** The one encoding whose bytes are all ASCII, so that nothing but its declaration tells it from English. */
function decodeJapaneseMail(bytes: Uint8Array): string {
  return new TextDecoder('iso-2022-jp').decode(bytes).replace(/\r\n?/g, '\n');
}
