import { type Command, UsageError } from '../command.ts';

export const verifyCommand: Command = {
  name: 'verify',
  usage: [
    'verify            read every document, check hashes and schemas; changes nothing',
    'verify --repair   also put back what a sound copy is kept of, and make the catalogue anew',
  ],
  options: { repair: { type: 'boolean' } },
  run: async (args, session) => {
    if (args.positionals.length > 0) throw new UsageError('verify takes no arguments.');
    const repair = args.flag('repair');
    const { library } = await session.openDesk({ create: false, repair });
    const { documents, damaged, restored } = await library.verify();
    return {
      value: { documents, damaged, restored },
      lines: [
        `${documents} documents read, ${damaged.length} damaged${repair ? `, ${restored.length} restored` : ''}.`,
        ...damaged.map(({ path, reason }) => `${path}: ${reason}`),
        ...restored.map(({ path, from }) => `${path}: restored from the ${from}`),
      ],
      failed: damaged.length > 0,
    };
  },
};
