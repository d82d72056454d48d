import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../core/text/direction.ts';
import { guessLanguage } from '../../../core/text/language.ts';

describe('guessLanguage', () => {
  it.each([
    ['en', 'The ministers agreed that the talks will go on and that a date for the next is to be set.'],
    ['fr', 'Les ministres ont décidé que les pourparlers se poursuivront et que la date est fixée dans une semaine.'],
    [
      'de',
      'Die Minister haben sich darauf geeinigt, dass die Gespräche weitergehen und der Termin nicht geändert wird.',
    ],
    ['es', 'Los ministros acordaron que las conversaciones continuarán y que la fecha se fijará en una semana.'],
    ['it', 'I ministri hanno deciso che il dialogo continua e che la data della riunione non è stata fissata.'],
    ['pt', 'Os ministros decidiram que as conversações continuam e que a data não foi marcada para o encontro.'],
    ['nl', 'De ministers hebben besloten dat het overleg doorgaat en dat er een datum voor de volgende is.'],
    [
      'tr',
      'Bakanlar görüşmelerin devam edeceğini ve bir sonraki toplantı için tarih belirlendiğini söyledi, bu çok önemli.',
    ],
    ['id', 'Para menteri sepakat bahwa pembicaraan akan dilanjutkan dan tanggal untuk pertemuan itu telah ditetapkan.'],
    ['zh', '双方同意加快工作。会谈将于五月继续。'],
    ['zh', '中国GDP'],
    ['ja', '両国は作業を加速することで合意した。'],
    ['ko', '양국은 작업을 서두르기로 합의했다.'],
    ['ur', 'دونوں ممالک نے تعاون بڑھانے پر اتفاق کیا ہے۔'],
    ['ar', 'اتفق الوزيران على مواصلة المحادثات في الأسبوع القادم إلى حين التوصل إلى نتيجة.'],
    ['fa', 'وزیران توافق کردند که گفتگوها هفته آینده ادامه پیدا کند.'],
    ['ps', 'وزیرانو پرېکړه وکړه چې خبرې به په راتلونکې اونۍ کې دوام ومومي، ښه.'],
    ['ru', 'Министры решили, что переговоры продолжатся, и это важный шаг.'],
    ['uk', 'Міністри вирішили, що переговори триватимуть.'],
    ['el', 'Οι υπουργοί συμφώνησαν να συνεχιστούν οι συνομιλίες.'],
    ['he', 'השרים הסכימו להמשיך בשיחות.'],
    ['th', 'รัฐมนตรีตกลงที่จะเจรจาต่อไป'],
    ['hi', 'मंत्रियों ने बातचीत जारी रखने पर सहमति जताई।'],
  ])('takes as %s: %s', (language, text) => {
    expect(guessLanguage(text)).toBe(language);
  });

  it.each(['', '12 + 3 = 15', 'OK', 'Islamabad Beijing Kabul', 'kurmanci ziman xweş'])('is unsure about %j', (text) => {
    expect(guessLanguage(text)).toBeNull();
  });

  it('goes by most letters', () => {
    expect(guessLanguage(`Reuters, AFP: ${'双方同意加快工作。'.repeat(5)}`)).toBe('zh');
    expect(guessLanguage('The minister said that 你好 is the word for it and was not pleased.')).toBe('en');
  });
});

describe('directionOf', () => {
  it.each([
    ['ltr', 'English text'],
    ['rtl', 'دونوں ممالک نے'],
    ['rtl', 'שלום'],
    ['ltr', '中文'],
    ['ltr', ''],
    ['ltr', '123 — …'],
    ['rtl', 'APP: دونوں ممالک نے تعاون بڑھانے پر اتفاق کیا'],
    ['ltr', 'The word سلام stands here alone'],
  ] as const)('is %s for %j', (direction, text) => {
    expect(directionOf(text)).toBe(direction);
  });
});
