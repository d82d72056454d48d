import type { Command } from '../command.ts';
import { annotateCommand } from './annotate.ts';
import { briefCommand } from './brief.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { listCommand } from './list.ts';
import { searchCommand } from './search.ts';
import { showCommand } from './show.ts';
import { sourceCommand } from './source.ts';
import { updateCommand } from './update.ts';
import { verifyCommand } from './verify.ts';

export const commands: readonly Command[] = [
  importCommand,
  listCommand,
  showCommand,
  annotateCommand,
  updateCommand,
  sourceCommand,
  briefCommand,
  searchCommand,
  exportCommand,
  verifyCommand,
];

/** Names of the contract that this version does not have yet. */
export const notYet: readonly string[] = ['check', 'annotations'];
