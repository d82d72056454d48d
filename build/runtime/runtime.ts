/** Where a runtime came from. Only the first two are Electron's own builds as its project ships them. */
export type RuntimeOrigin = 'override' | 'official' | 'republished';

export type Runtime = {
  readonly executablePath: string;
  /** Without a leading v; null when an overriding dist folder does not say. */
  readonly version: string | null;
  readonly origin: RuntimeOrigin;
};
