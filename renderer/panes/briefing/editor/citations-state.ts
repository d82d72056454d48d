import { StateEffect, StateField } from '@codemirror/state';
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
  create: (state) => definedLabels(state.doc.toString()),
  update: (labels, transaction) => (transaction.docChanged ? definedLabels(transaction.newDoc.toString()) : labels),
});

function definedLabels(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const [, label] of text.matchAll(/^ {0,3}\[\^([^\]\n]+)\]:/gm)) if (label !== undefined) labels.add(label);
  return labels;
}
