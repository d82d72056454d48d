import { describe, expect, it } from 'vitest';
import { createBriefing, saveBody, updateBriefing } from '../../../electron/acts/briefings.ts';
import { testDesk } from './test-desk.ts';

describe('createBriefing', () => {
  it('makes a draft with the title it is given', async () => {
    const desk = await testDesk();
    const briefing = await createBriefing(desk, { title: ' Outlook\n to June ', body: 'Text.' });
    expect(briefing).toMatchObject({ title: 'Outlook to June', status: 'draft', origin: 'user', body: 'Text.' });
    expect(desk.library.catalogue.briefings()).toHaveLength(1);
  });

  it('titles one without a title by its first heading', async () => {
    const desk = await testDesk();
    expect((await createBriefing(desk, { title: '', body: '# Outlook\n' })).title).toBe('Outlook');
    expect((await createBriefing(desk, { title: '', body: '' })).title).toBe('Untitled briefing');
  });
});

describe('saveBody', () => {
  it('lets the title follow the first heading as long as they agreed', async () => {
    const desk = await testDesk();
    const { id } = await createBriefing(desk, { title: 'Outlook', body: '# Outlook\n' });
    const saved = await saveBody(desk, id, null, '# Outlook to June\n');
    expect(saved).toMatchObject({ revision: 2, title: 'Outlook to June' });
    await updateBriefing(desk, id, { title: 'My own' });
    expect((await saveBody(desk, id, null, '# Outlook to July\n')).title).toBe('My own');
  });

  it('shortens a heading that is too long for a title', async () => {
    const desk = await testDesk();
    const { id } = await createBriefing(desk, { title: 'A', body: '# A\n' });
    const { title } = await saveBody(desk, id, null, `# ${'😀 '.repeat(400)}\n`);
    expect(title.length).toBeLessThanOrEqual(500);
    expect(title).not.toMatch(/\p{Surrogate}/u);
  });

  it('guesses the language once there is text, and keeps one that was set', async () => {
    const desk = await testDesk();
    const { id } = await createBriefing(desk, { title: 'A', body: '' });
    await saveBody(desk, id, null, 'The port is quiet and the pilots are not, said the chair of the council.');
    expect((await desk.library.briefings.get(id))?.lang).toBe('en');
    await updateBriefing(desk, id, { lang: 'fr' });
    await saveBody(desk, id, null, 'The port is busy again.');
    expect((await desk.library.briefings.get(id))?.lang).toBe('fr');
  });

  it('refuses a briefing that is not there, and an empty title', async () => {
    const desk = await testDesk();
    await expect(saveBody(desk, 'missing999', null, '')).rejects.toMatchObject({ code: 'not-found' });
    const { id } = await createBriefing(desk, { title: 'A', body: '' });
    await expect(updateBriefing(desk, id, { title: ' ' })).rejects.toMatchObject({ code: 'bad-request' });
  });
});
