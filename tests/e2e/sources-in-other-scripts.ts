import { makeDocx, paragraph } from '../import-files/docx.ts';
import { newsPage } from '../import-files/html.ts';
import { linesOfText, pdfOf } from '../import-files/pdf-writer.ts';
import type { SourceFile } from './one-of-each-form.ts';

type ForeignSource = Pick<SourceFile, 'name' | 'content' | 'title'> & {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Words of its text, and where they stand. */
  readonly passage: string;
  readonly locator: string;
};

export const sourcesInOtherScripts: readonly ForeignSource[] = [
  {
    name: 'pilots-ur.html',
    content: newsPage(
      `<p>بندرگاہ کے پائلٹوں نے جنوری سے رات کو کام کرنے سے انکار کر رکھا ہے، بندرگاہ کے دفتر نے منگل کو بتایا، اور اندھیرے کے بعد کوئی جہاز اندر نہیں آیا۔</p>
      <p>وہ ہر کشتی پر دوسرا پائلٹ، دو شفٹوں کے درمیان زیادہ آرام، اور 12 دسمبر سے پہلے شمالی راستے کی روشنیوں کی مرمت چاہتے ہیں۔</p>`,
      { head: '<title>پائلٹوں کا رات کو کام سے انکار</title>', attributes: 'lang="ur" dir="rtl"' },
    ),
    title: 'پائلٹوں کا رات کو کام سے انکار',
    language: 'ur',
    direction: 'rtl',
    passage: 'دو شفٹوں کے درمیان زیادہ آرام',
    locator: '¶2',
  },
  {
    name: 'pilots-zh.docx',
    content: makeDocx({
      body:
        paragraph('引航员拒绝夜班', 'Title') +
        paragraph('港务局周二表示，自一月以来，港口的引航员一直拒绝夜间工作，天黑后没有船只进港。') +
        paragraph('他们要求每艘船配备第二名引航员，并在冬季风暴来临之前修好北航道的灯光。'),
    }),
    title: '引航员拒绝夜班',
    language: 'zh',
    direction: 'ltr',
    passage: '每艘船配备第二名引航员',
    locator: '¶2',
  },
  {
    name: 'dues-zh.pdf',
    content: pdfOf({
      pages: [
        linesOfText(['董事会将引航费的表决推迟到五月。'], { font: 'wide' }),
        linesOfText(['航道疏浚需要九个星期，其间码头将关闭。'], { font: 'wide' }),
      ],
      info: { Title: '引航费与疏浚' },
    }),
    title: '引航费与疏浚',
    language: 'zh',
    direction: 'ltr',
    passage: '航道疏浚需要九个星期',
    locator: 'p. 2 ¶1',
  },
];
