// Run as a process of its own: opens the library named on the command line, says HELD or why not, and waits.
import { AppError } from '../../../core/errors.ts';
import { openLibrary } from '../../../electron/store/library.ts';

const [root = ''] = process.argv.slice(2);
try {
  const library = await openLibrary(root, { holder: 'cli' });
  process.stdin.on('end', () => void library.close()).resume();
  console.log('HELD');
} catch (error) {
  console.log(error instanceof AppError ? error.code : String(error));
}
