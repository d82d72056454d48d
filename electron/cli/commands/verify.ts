import { AppError } from '../../../core/errors.ts';
import { type Command, UsageError } from '../command.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: ['verify   read every document, check hashes and schemas, bring the catalogue in step'],
  options: { repair: { type: 'boolean' } },
  run: async (args, session) => {
    if (args.positionals.length > 0) throw new UsageError('verify takes no arguments.');
    if (args.flag('repair')) throw new AppError('not-yet', 'This version keeps no backups to repair from yet.');
    const { library } = await session.openDesk({ create: false });
    const { documents, damaged } = await library.verify();
    return {
      value: { documents, damaged, restored: [] },
      lines: [
        `${documents} documents read, ${damaged.length} damaged.`,
        ...damaged.map(({ path, reason }) => `${path}: ${reason}`),
      ],
      failed: damaged.length > 0,
    };
  },
};
