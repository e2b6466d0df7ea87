import { readFileSync } from 'node:fs';

/**
 * Joins built modules into one script that a page can hold inline: each in a function of its own, in the order in
 * which they need each other, with what it exports as its result. That is all of a bundler that a page from one
 * compiler needs: imports are named and relative, exports are declarations, nothing runs in circles.
 */
export function joined(entry: URL): string {
  const parts: string[] = [];
  const names = new Map<string, string>();
  const add = (file: string): string => {
    const known = names.get(file);
    if (known === 'open') throw new Error(`${file} imports itself by way of others`);
    if (known !== undefined) return known;
    names.set(file, 'open');
    const { code, exported } = rewritten(readFileSync(new URL(file), 'utf8'), file, (from) =>
      add(new URL(from, file).href),
    );
    const name = `m${parts.length}`;
    parts.push(`const ${name} = (() => {\n${code}\nreturn { ${exported.join(', ')} };\n})();\n`);
    names.set(file, name);
    return name;
  };
  add(entry.href);
  const script = `'use strict';\n${parts.join('')}`;
  if (script.includes('<!--'))
    throw new Error('a comment of HTML in a script would open another state of the parser');
  // a closing tag in a comment or string would end the script in the page
  return script.replaceAll('</', '<\\/');
}

const IMPORT = /^import \{([^}]*)\} from\s'(\.[^']+)';$/gmu;
const EXPORT = /^export (?=(?:async )?function\*? (\w+)|(?:const|let|class) (\w+))/gmu;

function rewritten(
  source: string,
  file: string,
  moduleOf: (from: string) => string,
): { code: string; exported: string[] } {
  const exported: string[] = [];
  const code = source
    .replace(IMPORT, (_, what: string, from: string) => {
      return `const {${what.replaceAll(' as ', ': ')}} = ${moduleOf(from)};`;
    })
    .replace(EXPORT, (_, of: string | undefined, other: string | undefined) => {
      exported.push((of ?? other) as string);
      return '';
    })
    .replace(/^export \{\};$/gmu, '');
  const left = /^(?:import|export)\b.*/mu.exec(code);
  if (left !== null) throw new Error(`${file}: cannot be joined: ${left[0]}`);
  return { code, exported };
}
