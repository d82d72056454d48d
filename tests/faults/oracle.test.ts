import { describe, expect, it } from 'vitest';
import { judge, readFindings } from './oracle.ts';

const found = (...lines: string[]) => readFindings([...lines, 'OPENED']);

describe('The oracle', () => {
  it('finds no fault with what was acknowledged and is there', () => {
    expect(judge(['ASK article/a aa', 'ACK article/a 1 aa', 'DONE'], found('DOC article/a 1 aa'))).toEqual([]);
  });

  it('catches a lost document', () => {
    expect(judge(['ASK article/a aa', 'ACK article/a 1 aa'], found())).toEqual([expect.stringContaining('is lost')]);
  });

  it('catches an older version', () => {
    const told = ['ACK article/a 1 aa', 'ASK article/a bb', 'ACK article/a 2 bb'];
    expect(judge(told, found('DOC article/a 1 aa'))).toEqual([expect.stringContaining('holds revision 1, and 2')]);
  });

  it('catches the old content under a new revision', () => {
    const told = ['ASK article/a aa', 'ACK article/a 1 aa', 'ASK article/a bb', 'ACK article/a 2 bb'];
    expect(judge(told, found('DOC article/a 3 aa'))).toEqual([expect.stringContaining('nobody asked for')]);
  });

  it('catches another content under the revision that was acknowledged', () => {
    expect(judge(['ACK article/a 2 bb'], found('DOC article/a 2 cc'))).toEqual([
      expect.stringContaining('other content'),
    ]);
  });

  it('takes either the old or the new while a save is not acknowledged', () => {
    const told = ['ACK article/a 1 aa', 'ASK article/a bb'];
    expect(judge(told, found('DOC article/a 1 aa'))).toEqual([]);
    expect(judge(told, found('DOC article/a 2 bb'))).toEqual([]);
  });

  it('takes either of two saves that were asked for side by side', () => {
    const told = ['ASK article/a aa', 'ASK article/a bb', 'ACK article/a 1 aa'];
    expect(judge(told, found('DOC article/a 2 bb'))).toEqual([]);
  });

  it('catches a document that nobody asked for', () => {
    expect(judge([], found('DOC article/a 1 aa'))).toEqual([expect.stringContaining('nobody asked')]);
  });

  it('catches a removal that is missing', () => {
    const told = ['ACK article/a 1 aa', 'ASK article/a removed', 'ACK article/a 1 removed'];
    expect(judge(told, found('DOC article/a 1 aa'))).toEqual([expect.stringContaining('in spite of its removal')]);
  });

  it('catches what was removed and is not in the bin', () => {
    const told = ['ACK article/a 1 aa', 'ASK article/a removed', 'ACK article/a 1 removed'];
    expect(judge(told, found())).toEqual([expect.stringContaining('not in the bin')]);
    expect(judge(told, found('BIN article/a'))).toEqual([]);
  });

  it('takes what was removed and asked back', () => {
    const told = ['ACK article/a 1 aa', 'ACK article/a 1 removed', 'ASK article/a aa'];
    expect(judge(told, found('DOC article/a 1 aa'))).toEqual([]);
  });

  it('lets kept versions be there unasked, and misses those that were acknowledged', () => {
    const told = ['ASK version/a aa', 'ACK version/a 0 aa'];
    expect(judge(told, found('ALSO version/a 0 aa', 'ALSO version/b 0 bb'))).toEqual([]);
    expect(judge(told, found('ALSO version/b 0 bb'))).toEqual([expect.stringContaining('is lost')]);
  });

  it('takes what was given up for gone', () => {
    const told = ['ACK draft/a 0 aa', 'ASK draft/a dropped', 'ACK draft/a 0 dropped'];
    expect(judge(told, found())).toEqual([]);
    expect(judge(told, found('ALSO draft/a 0 aa'))).toHaveLength(1);
  });

  it('takes the new content of what has no revisions while that is not acknowledged', () => {
    expect(judge(['ACK draft/a 0 aa', 'ASK draft/a bb'], found('ALSO draft/a 0 bb'))).toEqual([]);
    expect(judge(['ACK draft/a 0 aa'], found('ALSO draft/a 0 bb'))).toHaveLength(1);
  });

  it('catches an act that was done by half', () => {
    const told = ['ASK article/a aa 7', 'ASK annotations/a bb 7'];
    expect(judge(told, found('DOC article/a 1 aa'))).toEqual([
      expect.stringContaining('by half: not for annotations/a'),
    ]);
    expect(judge(told, found())).toEqual([]);
    expect(judge(told, found('DOC article/a 1 aa', 'DOC annotations/a 1 bb'))).toEqual([]);
  });

  it('catches what was refused and is there, where refusing must undo', () => {
    const told = ['ACK article/a 1 aa', 'ASK article/a bb', 'NAK article/a disk-full'];
    expect(judge(told, found('DOC article/a 2 bb'), { refusedIsUndone: true })).toHaveLength(1);
    expect(judge(told, found('DOC article/a 2 bb'))).toEqual([]);
  });

  it('catches what is one thing in memory and another on disk', () => {
    const told = ['ACK article/a 1 aa', 'SEES article/a bb', 'SEES article/b absent'];
    const differing = judge(told, found('DOC article/a 1 aa'), { refusedIsUndone: true });
    expect(differing).toEqual([expect.stringContaining('another on disk')]);
  });

  it('passes on a bug of the subject', () => {
    expect(judge(['BUG TypeError: no'], found())).toEqual(['BUG TypeError: no']);
  });

  it('catches an opening that failed', () => {
    expect(judge([], readFindings([]))).toEqual(['The library could not be opened.']);
  });

  it('catches an incident, unless damage was done on purpose', () => {
    const damage = found('INCIDENT article/a restored');
    expect(judge([], damage)).toHaveLength(1);
    expect(judge([], damage, { incidents: true })).toEqual([]);
  });

  it('passes on what the checker could not read', () => {
    expect(judge([], found('PROBLEM articles/0a/a.json: hash'))).toEqual(['articles/0a/a.json: hash']);
  });
});
