import type { Command } from '../command.ts';
import { annotateCommand } from './annotate.ts';
import { briefCommand } from './brief.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { listCommand } from './list.ts';
import { showCommand } from './show.ts';
import { verifyCommand } from './verify.ts';

export const commands: readonly Command[] = [
  importCommand,
  listCommand,
  showCommand,
  annotateCommand,
  briefCommand,
  exportCommand,
  verifyCommand,
];

/** Names of the contract that this version does not have yet. */
export const notYet: readonly string[] = ['update', 'source', 'check', 'search', 'annotations'];
