import { StateEffect, StateField, type Text, type Transaction } from '@codemirror/state';
import type { Citation } from '../../../../core/ipc/replies.ts';

/** By annotation id: null for an id that no annotation has, no entry while it is not yet known. */
export type Citations = ReadonlyMap<string, Citation | null>;

export const setCitations = StateEffect.define<Citations>();

/** What the citations of the document stand for. */
export const citationsField = StateField.define<Citations>({
  create: () => new Map(),
  update(citations, transaction) {
    for (const effect of transaction.effects) if (effect.is(setCitations)) return effect.value;
    return citations;
  },
});

/** Labels that the document itself defines (`[^label]: …`): the writer's own footnotes. */
export const ownFootnotesField = StateField.define<ReadonlySet<string>>({
  create: (state) => definedLabels(state.doc),
  update: (labels, transaction) => (touchesDefinition(transaction) ? definedLabels(transaction.newDoc) : labels),
});

/** Whether a line that was changed defines a label, or did. */
function touchesDefinition({ changes, startState: { doc }, newDoc, docChanged }: Transaction): boolean {
  let found = false;
  if (!docChanged) return found;
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    found ||= definesBetween(doc, fromA, toA) || definesBetween(newDoc, fromB, toB);
  });
  return found;
}

function definesBetween(doc: Text, from: number, to: number): boolean {
  return definedIn(doc.sliceString(doc.lineAt(from).from, doc.lineAt(to).to)).size > 0;
}

function definedLabels(doc: Text): ReadonlySet<string> {
  return definedIn(doc.toString());
}

function definedIn(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const [, label] of text.matchAll(/^ {0,3}\[\^([^\]\n]+)\]:/gm)) if (label !== undefined) labels.add(label);
  return labels;
}
