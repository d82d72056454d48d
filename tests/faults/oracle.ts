/**
 * What a subject says, one line each, before and after it changes `<kind>/<id>`:
 *   ASK <key> <sha256 | * | removed | dropped> [act]   about to be saved with that body (`*`: any), put into
 *                                            the bin, or given up for good.
 *                                            Lines with the same act belong to one all-or-nothing act.
 *   ACK <key> <revision> <sha256 | removed | dropped>  acknowledged
 *   NAK <key> <error code>                   refused
 *   SEES <key> <sha256 | absent>             what the process itself gives for it, at its end
 *   BUG <words>                              an error that no caller could expect
 *   DONE                                     the whole run ended
 * and what the checker says of the library afterwards:
 *   DOC <key> <revision> <sha256>, BIN <key>, INCIDENT <key> <outcome>, PROBLEM <sentence>, OPENED
 *   ALSO <key> <revision> <sha256>           may be there without having been asked for, such as a kept version
 */
export type Found = {
  readonly opened: boolean;
  readonly documents: ReadonlyMap<string, { readonly revision: number; readonly hash: string }>;
  /** Keys, among those, that need nobody to have asked. */
  readonly free: ReadonlySet<string>;
  readonly bin: ReadonlySet<string>;
  readonly incidents: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
};

type Ask = { readonly key: string; readonly wanted: string; readonly act: string | null };
type Ack = { readonly key: string; readonly revision: number; readonly state: string };
type Told = {
  readonly asks: readonly Ask[];
  /** Those that were neither acknowledged nor, where that must undo them, refused: done or not, both are right. */
  readonly open: readonly Ask[];
  /** The last of each key. */
  readonly acks: ReadonlyMap<string, Ack>;
};

export type Rules = {
  /** Damage was done on purpose: the library may speak of it. */
  readonly incidents?: boolean;
  /** What was refused must not be there. Otherwise it may be: the disk failed where even undoing could not be written. */
  readonly refusedIsUndone?: boolean;
};

/** In the bin. */
const removed = 'removed';
/** Gone for good, as it was meant to be. */
const dropped = 'dropped';

export function readFindings(lines: readonly string[]): Found {
  const documents = new Map<string, { revision: number; hash: string }>();
  const free = new Set<string>();
  const bin = new Set<string>();
  const incidents = new Map<string, string>();
  const problems: string[] = [];
  let opened = false;
  for (const line of lines) {
    const [verb, key = '', third = '', fourth = ''] = line.split(' ');
    if (verb === 'ALSO') free.add(key);
    if (verb === 'DOC' || verb === 'ALSO') documents.set(key, { revision: Number(third), hash: fourth });
    if (verb === 'BIN') bin.add(key);
    if (verb === 'INCIDENT') incidents.set(key, third);
    if (verb === 'PROBLEM') problems.push(line.slice('PROBLEM '.length));
    if (verb === 'OPENED') opened = true;
  }
  return { opened, documents, free, bin, incidents, problems };
}

/** Compares what a subject said with what is there; a sentence for each thing lost, halved or invented. */
export function judge(lines: readonly string[], found: Found, rules: Rules = {}): string[] {
  if (!found.opened) return ['The library could not be opened.', ...found.problems];
  const told = readTold(lines, rules.refusedIsUndone ?? false);
  const keys = new Set([...told.asks.map(({ key }) => key), ...told.acks.keys(), ...found.documents.keys()]);
  const faults = [...keys].flatMap((key) => judgeOne(key, told, found));
  faults.push(
    ...halfActs(told, found),
    ...(rules.refusedIsUndone === true ? differences(lines, told, found) : []),
    ...found.problems,
  );
  for (const line of lines) if (line.startsWith('BUG ')) faults.push(line);
  if (rules.incidents !== true) {
    for (const [key, outcome] of found.incidents) faults.push(`${key} befell an incident: ${outcome}.`);
  }
  return faults;
}

function readTold(lines: readonly string[], refusedIsUndone: boolean): Told {
  const asks: Ask[] = [];
  const acks = new Map<string, Ack>();
  let open: Ask[] = [];
  for (const line of lines) {
    const [verb, key = '', third = '', fourth] = line.split(' ');
    if (verb === 'ASK') {
      const ask = { key, wanted: third, act: fourth ?? null };
      asks.push(ask);
      open.push(ask);
    }
    if (verb === 'ACK') {
      const state = fourth ?? '';
      acks.set(key, { key, revision: Number(third), state });
      open = withoutFirst(open, (ask) => ask.key === key && (ask.wanted === state || ask.wanted === '*'));
    }
    if (verb === 'NAK' && refusedIsUndone) open = withoutFirst(open, (ask) => ask.key === key);
  }
  return { asks, open, acks };
}

function withoutFirst(asks: readonly Ask[], fits: (ask: Ask) => boolean): Ask[] {
  const at = asks.findIndex(fits);
  return asks.filter((_, index) => index !== at);
}

function judgeOne(key: string, told: Told, found: Found): string[] {
  const ack = told.acks.get(key);
  const document = found.documents.get(key);
  const open = told.open.filter((ask) => ask.key === key);
  if (document === undefined) {
    if (ack === undefined) return [];
    if (ack.state === dropped || open.some(({ wanted }) => wanted === dropped)) return [];
    if (ack.state !== removed && !open.some(({ wanted }) => wanted === removed)) {
      return [`${key} was acknowledged with revision ${ack.revision} and is lost.`];
    }
    return found.bin.has(key) ? [] : [`${key} was removed and is not in the bin.`];
  }
  const wasAsked = open.some(({ wanted }) => wanted === '*' || wanted === document.hash);
  if (ack === undefined) return wasAsked || found.free.has(key) ? [] : [`${key} is there and nobody asked for it.`];
  if (ack.state === removed || ack.state === dropped)
    return wasAsked ? [] : [`${key} is there in spite of its removal.`];
  if (document.revision < ack.revision) {
    return [`${key} holds revision ${document.revision}, and ${ack.revision} was acknowledged.`];
  }
  if (document.hash === ack.state) return [];
  // What has no revisions has 0.
  if (document.revision === ack.revision && !(ack.revision === 0 && wasAsked))
    return [`${key} holds other content than its revision ${ack.revision} had.`];
  return wasAsked ? [] : [`${key} holds a revision ${document.revision} that nobody asked for.`];
}

/** Acts of several documents that were done for some of them only. */
function halfActs(told: Told, found: Found): string[] {
  const acts = new Map<string, Ask[]>();
  for (const ask of told.asks) if (ask.act !== null) acts.set(ask.act, [...(acts.get(ask.act) ?? []), ask]);
  return [...acts].flatMap(([act, asks]) => {
    const last = told.asks.lastIndexOf(asks.at(-1) ?? { key: '', wanted: '', act });
    const overtaken = told.asks.slice(last + 1).some(({ key }) => asks.some((ask) => ask.key === key));
    const missing = asks.filter((ask) => !isDone(ask, found));
    if (overtaken || missing.length === 0 || missing.length === asks.length) return [];
    return [`Act ${act} was done by half: not for ${missing.map(({ key }) => key).join(', ')}.`];
  });
}

/** What the process had in memory at its end, and the disk has not; a disk that still failed may be caught up later. */
function differences(lines: readonly string[], told: Told, found: Found): string[] {
  return lines.flatMap((line) => {
    const [verb, key = '', state] = line.split(' ');
    if (told.open.some((ask) => ask.key === key)) return [];
    const onDisk = found.documents.get(key)?.hash ?? 'absent';
    return verb !== 'SEES' || onDisk === state ? [] : [`${key} was one thing in memory and another on disk.`];
  });
}

function isDone({ key, wanted }: Ask, found: Found): boolean {
  const document = found.documents.get(key);
  if (wanted === removed) return document === undefined;
  return document !== undefined && (wanted === '*' || document.hash === wanted);
}
