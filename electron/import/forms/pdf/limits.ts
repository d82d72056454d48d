/** What a PDF may hold at most. Beyond, it isn't a document that a person reads, and it would hold up the others. */
export const pdfLimits = {
  /** A page takes some 3 to 10 ms, and one file has a minute; the longest reports and court files have under 3,000. */
  pages: 5_000,
  /** Runs of text on one page; a dense newspaper page has some 5,000, set letter by letter 40,000. */
  runsOnPage: 100_000,
  /** UTF-16 units in all: some 3,000 pages of small print. */
  units: 20_000_000,
  /** Bytes of one compressed part that is no picture, once inflated; the largest fonts take 30 MB. */
  inflatedPart: 64 * 1024 * 1024,
  /** Bytes of all such parts together. */
  inflated: 512 * 1024 * 1024,
} as const;
