import type { Desk } from '../desk.ts';
import type { Places } from '../places.ts';

/** Something that writes. Each step that must hold is told by `promise`. */
export type Scenario = {
  /** Makes what it starts from, in an earlier process. */
  readonly prepare?: (desk: Desk) => Promise<void>;
  /** Done to the files after that, with no process at them. */
  readonly spoil?: (places: Places) => Promise<void>;
  /** Opening the library is what it is about, so it is opened only when the run begins. */
  readonly opens?: boolean;
  /** Damage is done on purpose. */
  readonly damages?: boolean;
  readonly run: (desk: Desk) => Promise<void>;
};
