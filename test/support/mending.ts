import assert from 'node:assert/strict';

/** What the commands that apim proposes leave to the reader. */
const PLACEHOLDERS =
  /\b(?:FILE|CA\.pem|INTERMEDIATE\.pem|HOST|PORT|URL|API|BACKEND|CERTIFICATE|SECONDS|NUMBER|NAME|VARIABLE)\b/g;

/** A word of a shell: parts in single quotes, and others with backslashes. */
const WORD = /(?:'[^']*'|\\.|[^\s'\\])+/g;

/**
 * The arguments of each command of a line that apim proposed, `apim cert add --pfx FILE && apim api set --id orders`, as a
 * shell would read it. Fails where something in capitals is not filled in.
 */
export function commandsIn(line: string, filled: Readonly<Record<string, string>>): string[][] {
  const words = line.match(WORD) ?? [];
  const commands: string[][] = [[]];
  for (const word of words) {
    if (word === '&&') commands.push([]);
    else commands.at(-1)?.push(fill(unquoted(word), filled));
  }
  return commands.map(([program, ...args]) => {
    assert.equal(program, 'apim', line);
    return args;
  });
}

/** Runs a line that apim proposed; `more` is what its first command is given beside. */
export async function mendWith(
  run: (...args: string[]) => Promise<unknown>,
  line: string | null | undefined,
  filled: Readonly<Record<string, string>>,
  ...more: readonly string[]
): Promise<void> {
  const [first = [], ...others] = commandsIn(line ?? assert.fail('no command was proposed'), filled);
  await run(...first, ...more);
  for (const args of others) await run(...args);
}

const unquoted = (word: string): string =>
  word.replace(
    /'([^']*)'|\\(.)/g,
    (_whole, quoted: string | undefined, escaped: string | undefined) => quoted ?? escaped ?? '',
  );

const fill = (word: string, filled: Readonly<Record<string, string>>): string =>
  word.replace(PLACEHOLDERS, name => filled[name] ?? assert.fail(`${name} is not filled in`));
