/** The id of a hit's or suggestion's element, by which the search box names the one that its cursor is at. */
export function optionId(index: number): string {
  return `search-option-${index}`;
}
