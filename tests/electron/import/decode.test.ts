import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../electron/import/decode.ts';

const english = '“Rest is not a bargaining chip,” she said — 41 pilots, naïve or not.';
const chinese = '港口吞吐量连续三个月下降，港务局周二表示。领航员自一月以来拒绝夜班。';
const urdu = 'بندرگاہ پر جہازوں کی آمد میں کمی ہوئی ہے۔';

function decode(text: string, encoding: string, addBOM = false): string {
  return decodeText(iconv.encode(text, encoding, { addBOM }), 'note.txt');
}

function codeOf(bytes: Uint8Array): unknown {
  try {
    return decodeText(bytes, 'note.txt');
  } catch (error) {
    return error;
  }
}

describe('decodeText', () => {
  it.each([
    ['utf-8', english, false],
    ['utf-8', english, true],
    ['utf-16le', urdu, true],
    ['utf-16be', chinese, true],
    ['utf-32le', english, true],
    ['utf-16le', english, false],
    ['utf-16be', english, false],
    ['utf-16le', urdu, false],
    ['utf-16be', `${chinese}\n${chinese}`, false],
    ['windows-1252', english, false],
    ['windows-1252', 'It’s the end', false],
    ['windows-1252', 'The café is open.', false],
    ['windows-1250', 'Přístav přijal méně lodí než před rokem, řekl úřad.', false],
    ['windows-1251', 'Порт принял меньше судов, чем год назад, сообщила капитания.', false],
    ['koi8-r', 'Порт принял меньше судов, чем год назад, сообщила капитания.', false],
    ['windows-1256', 'الميناء استقبل عددا أقل من السفن هذا العام', false],
    ['gb18030', chinese, false],
    ['big5', '港口吞吐量連續三個月下降，港務局週二表示。領航員自一月以來拒絕夜班。', false],
    ['shift_jis', '港の交通量は三か月連続で減少したと港湾局が火曜日に発表した。', false],
    ['euc-kr', '항만 교통량이 3개월 연속 감소했다고 항만청이 화요일 밝혔다.', false],
  ])('reads %s: %s (byte order mark: %s)', (encoding, text, mark) => {
    expect(decode(text, encoding, mark)).toBe(text);
  });

  it('reads a legacy encoding whose first letter beyond ASCII comes late', () => {
    const text = `${'Plain words. '.repeat(20_000)}${english}`;
    expect(decode(text, 'windows-1252')).toBe(text);
  });

  it('turns every kind of line end into a line feed', () => {
    expect(decode('a\r\nb\rc\nd', 'utf-8')).toBe('a\nb\nc\nd');
  });

  it('does not compose or decompose letters', () => {
    expect(decode('e\u0301 \u00e9', 'utf-8')).toBe('e\u0301 \u00e9');
  });

  it.each([
    ['zeros', new Uint8Array([1, 0, 0, 2, 9, 0, 0, 7])],
    ['a PNG’s head', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])],
    ['control characters', new TextEncoder().encode('\u0001\u0002\u0003 and so on')],
    ['16-bit samples', new Uint8Array(Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? index : 0)))],
  ])('refuses %s as binary', (_, bytes) => {
    expect(codeOf(bytes)).toMatchObject({ code: 'binary-file', message: expect.stringContaining('“note.txt”') });
  });

  it('lets a stray form feed or escape stand', () => {
    const text = `Page one\f${'word '.repeat(100)}\u001b`;
    expect(decode(text, 'utf-8')).toBe(text);
  });

  it('refuses an encoding that it can’t tell', () => {
    const bytes = new Uint8Array([0x81, 0x8d, 0x8f, 0x90, 0x9d, 0x81, 0x8d, 0x90]);
    expect(codeOf(bytes)).toMatchObject({ code: 'unknown-encoding' });
  });
});
