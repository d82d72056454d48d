/** What the name of a file in the bin tells. */
export type BinName = {
  readonly id: string;
  /** ISO instant, or null in the older form of the name. */
  readonly removedAt: string | null;
};

const pattern = /^([a-z][a-z0-9]{5,31})(?:\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z)?\.json$/;

/** `<id>.<YYYYMMDDTHHMMSSmmmZ>.json` */
export function formatBinName(id: string, removedAt: Date): string {
  return `${id}.${removedAt.toISOString().replace(/[-:.]/g, '')}.json`;
}

/** Null for a file that is no removed document's. */
export function parseBinName(fileName: string): BinName | null {
  const [, id, year, month, day, hours, minutes, seconds, thousandths] = pattern.exec(fileName) ?? [];
  if (id === undefined) return null;
  if (year === undefined) return { id, removedAt: null };
  const removedAt = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${thousandths}Z`;
  return Number.isNaN(Date.parse(removedAt)) ? null : { id, removedAt };
}
