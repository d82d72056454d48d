/** `current` with the patch's fields put in. A field that is absent or undefined stays as it was. */
export function applyPatch<T extends object>(current: T, patch: { readonly [K in keyof T]?: T[K] | undefined }): T {
  const next: T = { ...current };
  for (const key in patch) {
    const value = patch[key];
    if (value !== undefined) next[key] = value;
  }
  return next;
}
