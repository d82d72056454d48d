import { answerQuestions, request } from './acts.ts';
import { expect, test } from './app.ts';
import { runInStrangeWindow } from './strange-window.ts';

test.describe('Requests to main', () => {
  test('are answered for the app’s own page', async ({ desk: { page } }) => {
    expect(await request(page, 'settings.get', {})).toMatchObject({ ok: true });
  });

  for (const url of ['data:text/html,<p>strange</p>', 'app://ui/index.html']) {
    test(`are refused to a strange window that shows ${url}`, async ({ desk: { app } }) => {
      const reply = await runInStrangeWindow(app, url, "desk.request('library.summary', {})");
      expect(reply).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    });
  }

  test('are refused when the contract has no such call or input', async ({ desk: { page } }) => {
    const ask = (name: string, input: unknown) =>
      page.evaluate(([called, given]) => window.desk.request(called, given), [name, input] as const);
    const refused = { ok: false, error: { code: 'bad-request' } };
    expect(await ask('file.read', { path: '/etc/passwd' })).toMatchObject(refused);
    expect(await ask('article.get', { id: '../../etc/passwd' })).toMatchObject(refused);
    expect(await ask('article.importDropped', {})).toMatchObject(refused);
  });
});

test.describe('A link', () => {
  test('opens outside only after its real host was shown and accepted', async ({ desk: { app, page } }) => {
    await app.evaluate(({ dialog, shell }) => {
      const seen: { asked: string[]; opened: string[]; answer: number } = { asked: [], opened: [], answer: 0 };
      Object.assign(globalThis, { seen });
      // The window is the first argument of the form that the app calls.
      dialog.showMessageBox = async (...given: unknown[]) => {
        seen.asked.push((given[1] as { message: string }).message);
        return { response: seen.answer, checkboxChecked: false };
      };
      shell.openExternal = async (url) => {
        seen.opened.push(url);
      };
    });
    const url = 'https://bank.example@xn--pple-43d.com/';
    expect(await request(page, 'link.open', { url })).toEqual({ ok: true, value: { opened: false } });
    await app.evaluate(() => Object.assign(Reflect.get(globalThis, 'seen'), { answer: 1 }));
    expect(await request(page, 'link.open', { url })).toEqual({ ok: true, value: { opened: true } });
    expect(await app.evaluate(() => Reflect.get(globalThis, 'seen'))).toMatchObject({
      asked: ['Open xn--pple-43d.com?', 'Open xn--pple-43d.com?'],
      opened: [url],
    });
  });

  test('that is no web or mail address is refused unasked', async ({ desk: { app, page } }) => {
    await answerQuestions(app, 1);
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://host/share']) {
      expect(await request(page, 'link.open', { url })).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    }
  });
});
