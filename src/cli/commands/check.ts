import { statSync } from 'node:fs';
import { Archive } from '../../archive/archive.js';
import { checkSources } from '../../check.js';
import { UsageError } from '../../errors.js';
import { resolveOptions } from '../../options.js';
import type { Scanned } from '../../scan.js';
import { sayAdded } from '../messages.js';
import type { Settings } from '../settings.js';
import { withInputs } from './inputs.js';
import { runAndReport } from './run.js';

/** `flong check PATH… --against WHERE` */
export async function checkCommand(paths: readonly string[], settings: Settings): Promise<number> {
  const { given } = settings;
  const where = given.against as string | undefined;
  if (where === undefined) throw new UsageError('check: name an archive or a folder with --against');
  if (statSync(where, { throwIfNoEntry: false })?.isDirectory()) {
    if (given.add) throw new UsageError(`--add: ${where} is a folder; only an archive can be added to`);
    return runAndReport(settings, {}, (stats) =>
      withInputs(paths, settings, stats, (inputs, options) =>
        checkSources(inputs, where, resolveOptions(options)),
      ),
    );
  }
  const write = given.add === true;
  const archive = await Archive.open(where, { write });
  try {
    return await runAndReport(settings, {}, (stats) =>
      withInputs(paths, settings, stats, async (inputs, options): Promise<Scanned> => {
        const resolved = archive.optionsFor(options);
        const scanned = await archive.checkSources(inputs, resolved);
        if (!write) return scanned;
        try {
          const isNew = archive.facts.size === 0;
          const again = { ...inputs, problems: [], passedOver: new Map<string, number>() };
          const added = await archive.addSources(again, resolved);
          if (!given.quiet) sayAdded(archive.facts, isNew, added);
        } catch (error) {
          scanned.close();
          throw error;
        }
        return scanned;
      }),
    );
  } finally {
    await archive.close();
  }
}
