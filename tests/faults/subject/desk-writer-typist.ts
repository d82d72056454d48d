import { setTimeout } from 'node:timers/promises';
import type { Briefing } from '../../../core/model/briefing.ts';
import type { WorkingDesk } from './desk-writer-desk.ts';
import { noteText, typedText } from './desk-writer-typed-text.ts';
import { hashOf, tell } from './tell.ts';

/** `hasty` tells of a save a moment before it makes it, `forgetful` keeps no drafts: lies that the suite has to notice. */
export type Manner = 'honest' | 'hasty' | 'forgetful';

export type Seat = {
  readonly desk: WorkingDesk;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly manner: Manner;
  readonly steps: number;
};

/** A pause of a person who is a hundred times as quick as people are. */
export async function pause({ random }: Seat): Promise<void> {
  if (random() < 0.5) await setTimeout(random() * 4);
}

/** Types into a briefing, which holds `count` words; drafts are kept and saves run beside, as the window's do. */
export async function typeBriefing(seat: Seat, id: string, count: number): Promise<void> {
  const { desk, random, manner, steps } = seat;
  const { call } = desk;
  const key = `briefing/${id}`;
  const found = await call('briefing.get', { id });
  if (found === null) throw new Error(`${key} is gone.`);
  let known = found;
  let typed = count;
  let saving: Promise<void> | null = null;

  const keep = async (): Promise<void> => {
    const [base, body, now] = [known.revision, typedText(typed), typed];
    const place = { anchor: body.length, head: body.length, top: 0 };
    if (manner !== 'forgetful') await call('draft.keep', { id, base, body, place });
    tell(`TYPED ${key} ${now}`);
  };
  const put = async (wanted: Briefing, words: number, ask: () => Promise<number>): Promise<void> => {
    const acknowledge = (revision: number): void => {
      tell(`ACK ${key} ${revision} ${hashOf(wanted)}`);
      tell(`TYPED ${key} ${words}`);
    };
    tell(`ASK ${key} ${hashOf(wanted)}`);
    if (manner === 'hasty') {
      acknowledge(known.revision + 1);
      await setTimeout(20);
    }
    const revision = await ask();
    if (manner !== 'hasty') acknowledge(revision);
    known = { briefing: wanted, revision };
  };
  const save = async (): Promise<void> => {
    const words = typed;
    const body = typedText(words);
    const wanted = { ...known.briefing, body, updatedAt: desk.now.toISOString() };
    await put(wanted, words, async () => (await call('briefing.save', { id, base: known.revision, body })).revision);
  };
  const saveDetails = async (): Promise<void> => {
    const patch = { tags: [`week-${typed}`] };
    const words = typed;
    await save();
    const wanted = { ...known.briefing, ...patch, updatedAt: desk.now.toISOString() };
    await put(wanted, words, async () => (await call('briefing.update', { id, patch })).revision);
  };

  for (let step = 0; step < steps; step++) {
    typed += 1 + Math.floor(random() * 5);
    tell(`TYPING ${key} ${typed}`);
    await keep();
    if (saving === null && random() < 0.5) {
      saving = (random() < 0.2 ? saveDetails() : save()).finally(() => {
        saving = null;
      });
    }
    await pause(seat);
  }
  await saving;
  await save();
}

/** Types a comment, which stands at `count`. */
export async function typeNote(seat: Seat, articleId: string, id: string, count: number): Promise<void> {
  const { desk, random, manner, steps } = seat;
  const { call, library } = desk;
  const key = `annotation/${id}`;
  let typed = count;
  for (let step = 0; step < steps; step++) {
    typed++;
    const comment = noteText(typed);
    tell(`TYPING ${key} ${typed}`);
    if (manner !== 'forgetful') await call('draft.keepNote', { articleId, id, comment });
    tell(`TYPED ${key} ${typed}`);
    await pause(seat);
    if (random() < 0.5) continue;
    const annotations = await call('annotation.list', { articleId });
    const updatedAt = desk.now.toISOString();
    const next = annotations.map((one) => (one.id === id ? { ...one, comment, updatedAt } : one));
    const hash = hashOf({ id: articleId, annotations: next });
    tell(`ASK annotations/${articleId} ${hash}`);
    await call('annotation.update', { articleId, id, patch: { comment } });
    tell(`ACK annotations/${articleId} ${await library.annotations.revision(articleId)} ${hash}`);
    await call('draft.dropNote', { articleId, id });
  }
}
