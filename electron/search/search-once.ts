import { AppError } from '../../core/errors.ts';
import type { SearchInput, SearchProgress, SearchResult } from '../../core/ipc/search.ts';
import type { Library } from '../store/library.ts';
import { Indexer } from './index/indexer.ts';
import { takeFolder } from './index/own-folder.ts';
import { indexFolderOf } from './index-folder.ts';

/**
 * Brings the index up to date in this process, asks it, counting all that matches, and closes it.
 * @throws AppError io-error when it can't be kept
 */
export async function searchOnce(
  library: Library,
  input: SearchInput,
  onProgress: (progress: SearchProgress) => void,
): Promise<SearchResult> {
  const folder = indexFolderOf(library);
  let problem: unknown = null;
  const indexer = new Indexer(library.root, folder.path, {
    onProgress,
    onProblem: (error) => {
      problem = error;
    },
  });
  try {
    await takeFolder(folder.path);
    indexer.start();
    let result: SearchResult;
    do {
      await indexer.settle();
      result = indexer.query(input, { countsAll: true });
      // An index that proves to be damaged when it is asked is made anew.
    } while (!indexer.progress.complete && problem === null);
    if (problem !== null) throw new AppError('io-error', 'The index could not be kept.', {}, problem);
    return result;
  } finally {
    await indexer.close();
    folder.remove();
  }
}
