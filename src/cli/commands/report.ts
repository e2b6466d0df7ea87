import { savedTexts } from '../../read/saved.js';
import { readSavedReport } from '../../report/saved.js';
import { firstOf, say } from '../messages.js';
import type { Settings } from '../settings.js';
import { contentOf } from './inputs.js';
import { runAndReport } from './run.js';

/** `flong report RESULT.json` */
export async function reportCommand([file]: readonly string[], settings: Settings): Promise<number> {
  const folder = (settings.given.texts as string | undefined) ?? '.';
  let missing: ReadonlySet<string> = new Set();
  const code = await runAndReport(settings, { saved: true }, async () => {
    const report = readSavedReport(file === '-' ? 'stdin' : file, await contentOf(file));
    const texts = await savedTexts(report.articles, folder, report.options);
    missing = texts.missing;
    return { report, texts, close: () => {} };
  });
  if (missing.size === 0) return code;
  const them = missing.size === 1 ? 'it' : 'them';
  say(
    `${firstOf([...missing])}: not found below ${folder}, or changed since: lines and whole texts of ${them} are left out; name the folder that was scanned with --texts`,
  );
  return 2;
}
