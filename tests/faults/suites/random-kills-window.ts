import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ensureBuilt } from '../../../build/bundle/ensure.ts';
import { hasDisplay, withDisplay } from '../../../build/display.ts';
import { prepareElectron } from '../../../build/electron.ts';
import { StopError } from '../../../build/say.ts';
import { seededRandom } from '../random.ts';
import { type Suite, type SuiteContext, type SuiteEntry, Tally } from '../report.ts';
import { sideBySide } from '../side-by-side.ts';
import { copyApp, RunningApp } from './random-kills-app.ts';

const quickKills = 8;
const wholeKills = 400;
const killsOfOneLibrary = 4;
/** What was typed longer ago than this, in milliseconds, is there after a kill. */
const promised = 1000;
const typingMilliseconds = 4500;

/**
 * Kills the built app, with its window, while a person types into the editor. After the restart the editor must show
 * what it had shown as saved, and every word that had been typed more than a second before the kill.
 */
export const suite: Suite = { name: 'random-kills-window', run };

async function run(context: SuiteContext): Promise<SuiteEntry> {
  const tally = new Tally('random-kills-window', context);
  const executable = await findElectron();
  if (executable === null) {
    tally.skip(context.quick ? quickKills : wholeKills, 'Not run: Electron can not be started here.');
    return tally.entry({ name: controlName, caught: null });
  }
  await ensureBuilt('app');
  const person = { context, executable, app: copyApp(context.folder) };
  return await withDisplay(async () => {
    const chains = Array.from({ length: (context.quick ? quickKills : wholeKills) / killsOfOneLibrary }, (_, n) => n);
    const wanted = chains.filter((chain) => context.only === null || nameOf(chain) === context.only);
    await sideBySide(wanted, context.jobs, async (chain) => {
      await runChain(
        person,
        chain,
        killsOfOneLibrary,
        () => undefined,
        (faults) => tally.add(nameOf(chain), faults),
      );
    });
    return tally.entry({ name: controlName, caught: context.only === null ? await control(person) : null });
  });
}

async function findElectron(): Promise<string | null> {
  try {
    return (await prepareElectron({ display: !hasDisplay(), fonts: false })).executablePath;
  } catch (error) {
    if (error instanceof StopError) return null;
    throw error;
  }
}

type Person = { readonly context: SuiteContext; readonly executable: string; readonly app: string };

const nameOf = (chain: number): string => `chain-${chain}`;

/** `meddle` may change the desk's folder between a kill and the restart; `verdict` hears of each kill. */
async function runChain(
  { context, executable, app }: Person,
  chain: number,
  kills: number,
  meddle: (desk: string) => void,
  verdict: (faults: readonly string[]) => void,
): Promise<void> {
  const random = seededRandom(context.seed * 1009 + chain);
  const desk = join(context.folder, `${nameOf(chain)}-${random()}`);
  mkdirSync(desk);
  const start = (): RunningApp => new RunningApp(executable, app, desk);
  let running = start();
  try {
    await running.ready();
    await openBriefing(running);
    let typed: Typed = { least: 1, most: 1 };
    for (let kill = 0; kill < kills; kill++) {
      // Some kills hit a start, when nothing is typed but what came back is not saved yet either.
      if (kill > 0 && random() < 0.1) await killWhileStarting(running, random);
      else typed = await typeUntilKilled(running, typed.most, random);
      meddle(desk);
      running = start();
      await running.ready();
      await reopenBriefing(running);
      const text = await running.text();
      const count = readCount(text);
      verdict(judge(count, typed, text));
      typed = { least: count ?? 0, most: count ?? 0 };
    }
  } catch (error) {
    // An app that ends by itself fails its chain, and the others go on.
    verdict([`It broke off: ${error instanceof Error ? error.message : error}`]);
  } finally {
    // After a failure it may be gone already.
    await running.kill().catch(() => undefined);
  }
  rmSync(desk, { recursive: true, force: true });
}

/** What may come back: at least this many of the words, at most that many. */
type Typed = { readonly least: number; readonly most: number };

async function openBriefing(running: RunningApp): Promise<void> {
  await running.evaluate(`window.desk.request('briefing.create', { title: 'Typed', body: 'k1 ' })`);
  await chooseBriefing(running);
  await running.until(`document.querySelector('.cm-content').textContent === 'k1 '`);
}

/** Which briefing is open is remembered within half a second: a kill sooner than that leaves the one before. */
async function reopenBriefing(running: RunningApp): Promise<void> {
  if ((await running.evaluate(isOpen)) !== true) await chooseBriefing(running);
}

async function chooseBriefing(running: RunningApp): Promise<void> {
  await running.click('[role="tab"]', 'Briefings');
  await running.click('[role="option"]', 'Typed');
  await running.until(isOpen);
}

const isOpen = `document.querySelector('[aria-label="Briefing title"]')?.value === 'Typed'`;

async function killWhileStarting(running: RunningApp, random: () => number): Promise<void> {
  await setTimeout(random() * 300);
  await running.kill();
}

/** Types word after word, now in a flow, now with pauses in which the window saves, until the moment of the kill. */
async function typeUntilKilled(running: RunningApp, before: number, random: () => number): Promise<Typed> {
  const times: number[] = [];
  let asked = before;
  await running.goToEnd();
  await running.erase(unfinishedWord(await running.text()).length);
  const end = performance.now() + random() * typingMilliseconds;
  let flow = true;
  const type = async (): Promise<void> => {
    while (performance.now() < end) {
      asked++;
      await running.type(`k${asked} `);
      times.push(performance.now());
      if (random() < 0.1) flow = !flow;
      await setTimeout(random() * (flow ? 120 : 700));
    }
  };
  // The kill breaks it off.
  const typing = type().catch(() => undefined);
  await setTimeout(Math.max(0, end - performance.now()));
  const at = performance.now();
  await running.kill();
  await typing;
  const old = times.filter((time) => at - time > promised).length;
  return { least: Math.max(before + old, running.savedShown), most: asked };
}

function judge(count: number | null, { least, most }: Typed, text: string): string[] {
  if (count === null) return [`The editor shows what was not typed: “${text.slice(0, 60)} … ${text.slice(-60)}”.`];
  if (count < least) return [`${count} words came back; ${least} had been saved or typed a second before the kill.`];
  return count > most ? [`${count} words came back, and ${most} were typed.`] : [];
}

/** How many whole words the text holds; null when they are not those that were typed, in order. */
function readCount(text: string): number | null {
  const whole = text.slice(0, text.length - unfinishedWord(text).length);
  const words = whole.split(/\s+/).filter((word) => word !== '');
  return words.every((word, index) => word === `k${index + 1}`) ? words.length : null;
}

/** A kill in the middle of a word leaves its beginning. */
function unfinishedWord(text: string): string {
  return /\S*$/.exec(text)?.[0] ?? '';
}

const controlName = 'the same with the desk put back, before the restart, to how it was at the start';

/** A desk that forgets a session: what was typed in it must be missed, in one of a few tries. */
async function control(person: Person): Promise<boolean> {
  let caught = false;
  const forget = (desk: string): void => {
    const [from, to] = existsSync(`${desk}-before`) ? [`${desk}-before`, desk] : [desk, `${desk}-before`];
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true, preserveTimestamps: true });
  };
  for (let chain = 0; chain < 4 && !caught; chain++) {
    await runChain(person, chain, 2, forget, (faults) => {
      caught ||= faults.length > 0;
    });
  }
  return caught;
}
