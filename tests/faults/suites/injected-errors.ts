import { join } from 'node:path';
import { countCalls, makeTemplate, startWaiting, type Template, withCopy } from '../cases.ts';
import { isMeant, scenariosFor } from '../only.ts';
import { judge } from '../oracle.ts';
import { check, endsWithin, hasCommand } from '../processes.ts';
import { sample, seededRandom } from '../random.ts';
import { type Control, type Suite, type SuiteContext, type SuiteEntry, Tally } from '../report.ts';
import { sideBySide } from '../side-by-side.ts';
import { scenarios } from '../subject/scenarios/index.ts';
import {
  type CallPoint,
  errorsOf,
  type InjectedError,
  injectedErrors,
  nameOfPoint,
  touches,
  watch,
} from '../system-calls.ts';
import { failForReal } from './injected-errors-real.ts';

const quickCases = 40;
const quickControls = 6;
const patience = 60_000;

/** Lets each call that touches the desk's folders fail, once and from then on, with each error that it can give. */
export const suite: Suite = { name: 'injected-errors', run };

type Aim = {
  readonly point: CallPoint;
  /** Below the desk's folder: only calls on this file are counted and fail. */
  readonly file: string | null;
  /** Whether all later calls can be made to fail without hitting pipes of Node's own. */
  readonly lasts: boolean;
};

type Case = Aim & {
  readonly template: Template;
  readonly errno: InjectedError;
  /** From that call on, for good. */
  readonly lasting: boolean;
};

const controlName = 'the same over a writer that takes no notice of a failed flush';

async function run(context: SuiteContext): Promise<SuiteEntry> {
  const tally = new Tally('injected-errors', context);
  if (!(await hasCommand('strace'))) {
    tally.skip(1, 'Not run: strace is not here.');
    return tally.entry({ name: controlName, caught: null });
  }
  const { cases, impossible } = await allCases(context, scenariosFor(context));
  tally.skip(
    impossible,
    `${impossible} left out: the kernel gives no such error for that call, or it can't be aimed at.`,
  );
  const most = context.limit ?? (context.quick ? quickCases : cases.length);
  const chosen = sample(cases, most, seededRandom(context.seed));
  const wanted = context.only === null ? chosen : cases.filter((one) => isMeant(nameOf(one), context.only));
  await sideBySide(wanted, context.jobs, async (one) => tally.add(nameOf(one), await inject(context, one)));
  tally.note(`${cases.length} cases in ${scenariosFor(context).length} scenarios.`);
  await failForReal(context, tally);
  return tally.entry(context.only === null ? await control(context) : { name: controlName, caught: null });
}

async function control(context: SuiteContext): Promise<Control> {
  const { cases } = await allCases(context, ['careless-flush']);
  // What matters is one lost flush: those of the library around the writer are none of its business.
  const flushes = cases.filter(({ point, lasting }) => point.call === 'fsync' && !lasting);
  const wanted = context.quick ? sample(flushes, quickControls, seededRandom(context.seed)) : flushes;
  let lost = 0;
  await sideBySide(wanted, context.jobs, async (one) => {
    if ((await inject(context, one)).length > 0) lost++;
  });
  return { name: controlName, caught: lost > 0, detail: `${lost} of ${wanted.length}` };
}

async function allCases(
  context: SuiteContext,
  names: readonly string[],
): Promise<{ cases: Case[]; impossible: number }> {
  const found: Case[][] = [];
  let impossible = 0;
  await sideBySide([...names.entries()], context.jobs, async ([index, name]) => {
    const template = await makeTemplate(context.programs, context.folder, name);
    const aims = await withCopy(template, async (desk) =>
      aimsAt(await countCalls(context.programs, template, desk, ['--afterwards']), desk),
    );
    found[index] = aims.flatMap((aim) => casesOf(template, aim));
    impossible += aims.length * injectedErrors.length * 2 - found[index].length;
  });
  return { cases: found.flat(), impossible };
}

function casesOf(template: Template, aim: Aim): Case[] {
  return errorsOf(aim.point).flatMap((errno) =>
    (aim.lasts ? [false, true] : [false]).map((lasting) => ({ ...aim, template, errno, lasting })),
  );
}

/** `write` is also how Node wakes its own threads: such calls are told apart by the file, counted on it alone. */
function aimsAt(calls: readonly CallPoint[], desk: string): Aim[] {
  const counts = new Map<string, number>();
  return calls.flatMap((point): Aim[] => {
    if (!touches(point, desk)) return [];
    if (point.call !== 'write') return [{ point, file: null, lasts: true }];
    const file = /^write\(\d+<([^>]*)>/.exec(point.text)?.[1]?.slice(desk.length + 1) ?? '';
    // A temporary file has another name in every run.
    if (file === '' || file.endsWith('.tmp')) return [{ point, file: null, lasts: false }];
    const n = (counts.get(file) ?? 0) + 1;
    counts.set(file, n);
    return [{ point: { ...point, n }, file, lasts: true }];
  });
}

async function inject({ programs }: SuiteContext, one: Case): Promise<string[]> {
  const { template, point, errno, lasting, file } = one;
  return await withCopy(template, async (desk) => {
    const { writer, pid } = await startWaiting(programs, desk, template.scenario, ['--afterwards']);
    const strace = await watch(pid, [point.side], {
      log: join(desk, 'strace.log'),
      calls: [point.call],
      inject: `${point.call}:error=${errno}:when=${point.n}${lasting ? '+' : ''}`,
      ...(file === null ? {} : { path: join(desk, file) }),
    });
    writer.tell('go');
    const ended = await endsWithin(writer, patience);
    await strace.ended;
    if (ended === null) return ['It did not end.'];
    const { code, signal, lines, errors } = ended;
    const faults = code === 0 ? [] : [`It ended with ${signal ?? code}: ${errors.slice(-800)}`];
    if (!lasting && code === 0 && !lines.includes('AFTERWARDS saved')) faults.push('It could not save afterwards.');
    const found = await check(programs, join(desk, 'library'));
    const incidents = scenarios[template.scenario]?.damages ?? false;
    faults.push(...judge([...template.told, ...lines], found, { incidents, refusedIsUndone: !lasting }));
    return faults;
  });
}

function nameOf({ template, point, errno, lasting, file }: Case): string {
  return `${template.scenario}/${nameOfPoint(point)}${file === null ? '' : `:${file}`}/${errno}${lasting ? '+' : ''}`;
}
