import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a shell that has read the script `complete` in the folder offers when Tab is pressed at the end of each line; sorted. */
export type Complete = (folder: string, lines: readonly string[]) => Promise<string[][]>;

const run = promisify(execFile);
const sorted = (text: string): string[] => [...new Set(text.split('\n').filter(line => line !== ''))].sort();

/** Readline's part: files are offered where the function asks for its default and has nothing itself. */
const BASH = `
source ./complete
compopt() { fallback=$2; }
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_apim
if [[ $fallback == default ]] && ((\${#COMPREPLY[@]} == 0)); then
  while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}")
fi
for word in "\${COMPREPLY[@]}"; do printf '%s\\n' "$word"; done
`;

export const completeInBash: Complete = (folder, lines) =>
  Promise.all(
    lines.map(async line => {
      // Bash splits words at = too.
      const words = line.split(/ +|(=)/).filter(word => word !== undefined);
      const { stdout } = await run('bash', ['--norc', '-c', BASH, 'bash', ...words], { cwd: folder });
      return sorted(stdout);
    }),
  );

const FISH = 'source complete; complete -C "$argv"';

export const completeInFish: Complete = (folder, lines) =>
  Promise.all(
    lines.map(async line => {
      const { stdout } = await run('fish', ['--no-config', '-c', FISH, line], { cwd: folder });
      return sorted(stdout.replace(/\t.*$/gm, ''));
    }),
  );

/** Notes what is added to the offer in a file. Marks are written in two parts, so that the echo of their line is none. */
const ZSH_SETUP = `
autoload -Uz compinit && compinit -u -D
source ./complete
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
  local -a offered
  builtin compadd -O offered "$@"
  print -rl -- $offered >> offered
  builtin compadd "$@"
}
complete-and-tell() {
  zle complete-word
  print -r -- END >> offered
  print -r -- 'COMPLE''TED'
}
zle -N complete-and-tell
bindkey '^I' complete-and-tell
bindkey '^U' kill-whole-line
print -r -- 'REA''DY'
`;

/** A zsh on a terminal, which another zsh plays. */
const ZSH = `
zmodload zsh/zpty
zpty inner 'zsh -f -i'
zpty -w inner 'source ./setup'
zpty -r inner seen '*READY*'
for line in "$@"; do
  zpty -w -n inner $'\\x15'"$line"$'\\t'
  zpty -r inner seen '*COMPLETED*'
done
zpty -d inner
`;

export const completeInZsh: Complete = async (folder, lines) => {
  await writeFile(join(folder, 'setup'), ZSH_SETUP);
  await run('zsh', ['-f', '-c', ZSH, 'zsh', ...lines], { cwd: folder });
  const offered = await readFile(join(folder, 'offered'), 'utf8');
  return offered.split('END\n').slice(0, lines.length).map(sorted);
};
