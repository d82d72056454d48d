import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../build/paths.ts';
import { killHard, startProgram } from '../processes.ts';
import { seededRandom } from '../random.ts';
import { type Control, type Suite, type SuiteContext, type SuiteEntry, Tally } from '../report.ts';
import { sideBySide } from '../side-by-side.ts';
import { type Deed, doDamage } from './damage-deeds.ts';
import { type Case, judgeOpening, judgeSecond } from './damage-judge.ts';
import { type DeskFile, deskFolders, makeDesk, type Truth } from './damage-library.ts';
import { inMemory } from './damage-memory.ts';
import { openAndLook } from './damage-opening.ts';

const quickCases = 300;
const wholeCases = 5000;
const controlCases = 60;

/**
 * Harms files of a small desk, any of them: documents, copies, bin, catalogue, lock, drafts, settings. The desk must
 * open, every document that has a sound copy must be there as its newest, and everything else untouched.
 */
export const suite: Suite = { name: 'damage', run: (context) => inMemory(context, run) };

async function run(context: SuiteContext): Promise<SuiteEntry> {
  const tally = new Tally('damage', context);
  const template = await makeTemplate(context);
  const cases = Array.from({ length: context.quick ? quickCases : wholeCases }, (_, n) => n);
  const wanted = cases.filter((n) => context.only === null || nameOf(n) === context.only);
  const counts = { blocked: 0, harmedDocuments: 0 };
  await sideBySide(wanted, context.jobs, async (n) => {
    const { faults, blocked, harmedDocuments } = await harmAndOpen(context, template, n, true);
    counts.blocked += blocked ? 1 : 0;
    counts.harmedDocuments += harmedDocuments;
    tally.add(nameOf(n), faults);
  });
  tally.note(`${counts.harmedDocuments} documents' own files were harmed; ${counts.blocked} openings were blocked.`);
  return tally.entry(context.only === null ? await control(context, template) : { name: controlName, caught: null });
}

type Template = { readonly folder: string; readonly truth: Truth; readonly lock: string };

const nameOf = (n: number): string => `case-${n}`;

async function makeTemplate(context: SuiteContext): Promise<Template> {
  const [folder, locked] = [join(context.folder, 'template'), join(context.folder, 'locked')];
  mkdirSync(folder);
  mkdirSync(locked);
  return { folder, truth: await makeDesk(folder), lock: await makeLock(context, locked) };
}

/** The backups say whose they are by the library's folder, which is another one here. */
function moveBackups(desk: string, { libraryId }: Truth): void {
  const { backups, library } = deskFolders(desk);
  const path = join(backups, libraryId, 'library.json');
  const facts: unknown = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, `${JSON.stringify({ ...Object(facts), root: library }, null, 2)}\n`);
}

type Verdict = { readonly faults: readonly string[]; readonly blocked: boolean; readonly harmedDocuments: number };

async function harmAndOpen(context: SuiteContext, template: Template, n: number, repair: boolean): Promise<Verdict> {
  const random = seededRandom(context.seed * 1_000_003 + n);
  const desk = join(context.folder, `${nameOf(n)}${repair ? '' : '-control'}`);
  cpSync(template.folder, desk, { recursive: true, preserveTimestamps: true });
  try {
    moveBackups(desk, template.truth);
    const files = random() < 0.1 ? [...template.truth.files, leaveLock(desk, template.lock)] : template.truth.files;
    const deed = doDamage(desk, files, random);
    const one = asCase(desk, template, deed);
    const keeper = random() < 0.2;
    const { faults, blocked } = await judge(one, { repair, keeper });
    const said = faults.length === 0 ? [] : [`${deed.words}:`, ...faults];
    const harmedDocuments = files.filter(({ role, path }) => role === 'document' && deed.harmed.has(path)).length;
    return { faults: said, blocked, harmedDocuments };
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}

async function judge(one: Case, manner: Parameters<typeof openAndLook>[2]) {
  try {
    const first = await openAndLook(one.desk, one.truth, manner);
    const faults = judgeOpening(one, first);
    const second = await openAndLook(one.desk, one.truth, { ...manner, keeper: false });
    return { faults: [...faults, ...judgeSecond(first, second)], blocked: false };
  } catch (error) {
    return { faults: [`The opening failed: ${error instanceof Error ? error.stack : error}`], blocked: true };
  }
}

function asCase(desk: string, { folder, truth }: Template, { harmed }: Deed): Case {
  const read = (path: string): Buffer | null => (existsSync(join(desk, path)) ? readFileSync(join(desk, path)) : null);
  return {
    desk,
    truth,
    harmed,
    left: new Map([...harmed].map((path) => [path, read(path)])),
    original: (path) => readFileSync(join(folder, path)),
  };
}

/** The lock of a process that is dead, as its kill left it an hour ago. */
function leaveLock(desk: string, lock: string): DeskFile {
  const path = join('library', 'lock');
  const at = new Date(Date.now() - 3_600_000);
  writeFileSync(join(desk, path), lock);
  utimesSync(join(desk, path), at, at);
  return { path, role: 'other', key: null, revision: 0 };
}

async function makeLock({ programs }: SuiteContext, folder: string): Promise<string> {
  const library = join(folder, 'library');
  const writer = startProgram(programs, 'desk-writer', [
    library,
    join(projectRoot, 'resources', 'samples'),
    '1',
    '999',
  ]);
  await writer.line((line) => line === 'OPENED');
  const { errors } = await killHard(writer);
  if (!existsSync(join(library, 'lock'))) throw new Error(`The killed writer left no lock: ${errors}`);
  return readFileSync(join(library, 'lock'), 'utf8');
}

const controlName = 'the same openings with repair switched off';

/** Without repair the same damage must show as documents that are not there. */
async function control(context: SuiteContext, template: Template): Promise<Control> {
  let unrestored = 0;
  for (let n = 0; n < controlCases; n++) {
    const { faults } = await harmAndOpen(context, template, n, false);
    if (faults.some((fault) => fault.includes('is not there'))) unrestored++;
  }
  const detail = `${unrestored} of ${controlCases} cases showed an unrestored document`;
  return { name: controlName, caught: unrestored > 0, detail };
}
