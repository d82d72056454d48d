import { request } from './acts.ts';
import { expect, launchDesk, type RunningDesk, test } from './app.ts';

const serviceName = 'Briefing Notes: reading files';

/** The processes in which the app reads files. */
function parsersOf({ app }: RunningDesk): Promise<number[]> {
  return app.evaluate(
    ({ app: running }, name) => running.getAppMetrics().flatMap((each) => (each.name === name ? each.pid : [])),
    serviceName,
  );
}

const paste = ({ page }: RunningDesk, html: string) =>
  request(page, 'article.importText', { text: 'Traffic', html, title: null });

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('files are read in a process of its own, which goes with the app', async ({ folder }) => {
  const desk = await launchDesk(folder);
  expect(await parsersOf(desk)).toEqual([]);
  expect(await paste(desk, '<h2>Traffic</h2><ul><li>fewer ships</li></ul>')).toMatchObject({
    value: { results: [{ status: 'added', title: 'Traffic', blocks: 2 }] },
  });
  const [pid = 0] = await parsersOf(desk);
  expect(isRunning(pid)).toBe(true);
  await desk.close();
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test('the end of that process ends nothing else', async ({ desk }) => {
  await paste(desk, '<h2>Traffic</h2><p>Fewer ships.</p>');
  const [pid = 0] = await parsersOf(desk);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isRunning(pid)).toBe(false);
  expect(await paste(desk, '<h2>Weather</h2><p>No wind.</p>')).toMatchObject({
    value: { results: [{ status: 'added' }] },
  });
});
