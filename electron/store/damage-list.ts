import { AppError } from '../../core/errors.ts';
import type { DocumentKind } from '../../core/model/envelope.ts';
import { kindNouns } from './kinds.ts';

/** A document that can't be opened, and why; `path` is where its file now stands, from the library's root. */
export type DamagedDocument = {
  readonly kind: DocumentKind;
  readonly id: string;
  readonly reason: string;
  readonly path: string;
  /** Its file is as a newer version of the app wrote it, in its place. */
  readonly newer: boolean;
};

/** The documents of an open library that can't be opened, each once. */
export class DamageList {
  readonly #documents = new Map<string, DamagedDocument>();

  add(document: DamagedDocument): void {
    this.#documents.set(`${document.kind}/${document.id}`, document);
  }

  delete(kind: DocumentKind, id: string): void {
    this.#documents.delete(`${kind}/${id}`);
  }

  has(kind: DocumentKind, id: string): boolean {
    return this.#documents.has(`${kind}/${id}`);
  }

  all(): readonly DamagedDocument[] {
    return [...this.#documents.values()];
  }

  /** Throws `errorFor` it when the document is on the list. */
  refuse(kind: DocumentKind, id: string): void {
    if (this.has(kind, id)) throw this.errorFor(kind, id);
  }

  /** AppError damaged, or newer-schema, saying why the document can't be opened. */
  errorFor(kind: DocumentKind, id: string): AppError {
    const document = this.#documents.get(`${kind}/${id}`);
    const reason = document?.reason ?? 'its file could not be read';
    return new AppError(
      document?.newer === true ? 'newer-schema' : 'damaged',
      `This ${kindNouns[kind]} can't be opened: ${reason}.`,
    );
  }
}
