/**
 * A passage found again (UTF-16 offsets, half-open). exact: its words and the context that its anchor keeps stand as
 * they were, whatever the offset. moved: the words stand, the surroundings changed. changed: for a person to decide.
 */
export type Placement = {
  readonly start: number;
  readonly end: number;
  readonly how: 'exact' | 'moved' | 'changed';
  /** 1 when word for word. */
  readonly similarity: number;
};
