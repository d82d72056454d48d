/** Written into every exported file, so that reading it back knows what it is. */
export const generator = 'Briefing Notes';

/** The version of the export format; raised when an older reader would misread a file. */
export const exportSchema = 1;
