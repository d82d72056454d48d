import { join } from 'node:path';
import { countCalls, makeTemplate, startWaiting, type Template, withCopy } from '../cases.ts';
import { isMeant, scenariosFor } from '../only.ts';
import { judge } from '../oracle.ts';
import { check, hasCommand } from '../processes.ts';
import { sample, seededRandom } from '../random.ts';
import { type Control, type Suite, type SuiteContext, type SuiteEntry, Tally } from '../report.ts';
import { sideBySide } from '../side-by-side.ts';
import { scenarios } from '../subject/scenarios/index.ts';
import { type CallPoint, changes, nameOfPoint, watch } from '../system-calls.ts';

const quickPoints = 40;

/**
 * Kills the program just before each call that changes the disk, one run each, until a run ends by itself, and lets
 * another process open what is left.
 */
export const suite: Suite = { name: 'kill-points', run };

/** Stands for a call behind the last that was counted: the run must end before it, or goes on to be killed there. */
const theEnd = 'the end';

type Case = { readonly template: Template; readonly point: CallPoint };
/** `faults` is null when the run ended before it came to that call. */
type Verdict = { readonly faults: readonly string[] | null };

async function run(context: SuiteContext): Promise<SuiteEntry> {
  const tally = new Tally('kill-points', context);
  if (!(await hasCommand('strace'))) {
    tally.skip(1, 'Not run: strace is not here.');
    return tally.entry({ name: controlName, caught: null });
  }
  const cases = await allCases(context, scenariosFor(context));
  const most = context.limit ?? (context.quick ? quickPoints : cases.length);
  const chosen = sample(cases, most, seededRandom(context.seed));
  const wanted = context.only === null ? chosen : cases.filter((one) => isMeant(nameOf(one), context.only));
  let [ended, unreached] = [0, 0];
  await sideBySide(wanted, context.jobs, async (one) => {
    const isEnd = one.point.text === theEnd;
    for (let n = one.point.n; ; n++) {
      const here = { ...one, point: { ...one.point, n } };
      const { faults } = await kill(context, here);
      if (faults !== null) tally.add(nameOf(here), faults);
      else if (isEnd) ended++;
      else unreached++;
      if (!isEnd || faults === null) break;
    }
  });
  const points = cases.filter(({ point }) => point.text !== theEnd).length;
  tally.note(
    `${points} points in ${scenariosFor(context).length} scenarios. ${ended} runs were to end before a call behind the last, and did; ${unreached} others ended before their point.`,
  );
  return tally.entry(context.only === null ? await control(context) : { name: controlName, caught: null });
}

const controlName = 'the same over writers that overwrite in place and that acknowledge too early';

async function control(context: SuiteContext): Promise<Control> {
  const lost = new Map<string, number>();
  const cases = await allCases(context, ['careless-in-place', 'careless-early']);
  await sideBySide(cases, context.jobs, async (one) => {
    const { faults } = await kill(context, one);
    const { scenario } = one.template;
    lost.set(scenario, (lost.get(scenario) ?? 0) + ((faults?.length ?? 0) > 0 ? 1 : 0));
  });
  const detail = [...lost].map(([scenario, times]) => `${scenario}: ${times}`).join(', ');
  return { name: controlName, caught: [...lost.values()].every((times) => times > 0), detail };
}

/** The points of a counted run, and behind the last of each kind one more, at which the program must end by itself. */
async function allCases(context: SuiteContext, names: readonly string[]): Promise<Case[]> {
  const found: Case[][] = [];
  await sideBySide([...names.entries()], context.jobs, async ([index, name]) => {
    const template = await makeTemplate(context.programs, context.folder, name);
    const points = await withCopy(template, (desk) => countPoints(context, template, desk));
    found[index] = points.map((point) => ({ template, point }));
  });
  return found.flat();
}

async function countPoints({ programs }: SuiteContext, template: Template, desk: string): Promise<CallPoint[]> {
  const calls = await countCalls(programs, template, desk);
  const points = calls.filter((point) => changes(point, desk));
  const last = new Map(calls.map((point) => [`${point.side}:${point.call}`, point]));
  const beyond = [...last.values()]
    .filter(({ side, call }) => points.some((point) => point.side === side && point.call === call))
    .map((point) => ({ ...point, n: point.n + 1, text: theEnd }));
  return [...points, ...beyond];
}

async function kill({ programs }: SuiteContext, { template, point }: Case): Promise<Verdict> {
  return await withCopy(template, async (desk) => {
    const { writer, pid } = await startWaiting(programs, desk, template.scenario);
    const inject = `${point.call}:signal=KILL:when=${point.n}`;
    const strace = await watch(pid, [point.side], { log: join(desk, 'strace.log'), calls: [point.call], inject });
    writer.tell('go');
    const { signal, code, lines, errors } = await writer.ended;
    await strace.ended;
    const endedItself = code === 0 && lines.includes('DONE');
    const faults =
      signal === 'SIGKILL' || endedItself ? [] : [`It ended with ${signal ?? code}: ${errors.slice(-500)}`];
    const found = await check(programs, join(desk, 'library'));
    const incidents = scenarios[template.scenario]?.damages ?? false;
    faults.push(...judge([...template.told, ...lines], found, { incidents }));
    return { faults: endedItself && faults.length === 0 ? null : faults };
  });
}

function nameOf({ template, point }: Case): string {
  return `${template.scenario}/${nameOfPoint(point)}`;
}
