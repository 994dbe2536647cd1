import type { CommandNode, Value, Word } from './tree.ts';

/** Also runs in bash 3.2, which macOS has. */
export function bashScript(program: string, nodes: readonly CommandNode[]): string {
  const children = nodes.flatMap(childCases).join('\n');
  return template(program, children, nodes.map(describe).join('\n'));
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const array = (words: readonly Word[]): string => `(${words.map(({ text }) => quote(text)).join(' ')})`;

const childCases = (node: CommandNode): string[] =>
  node.children.map(({ names, path }) => {
    const patterns = names.map(name => quote(`${node.path} ${name}`));
    return `    ${patterns.join(' | ')}) child=${quote(path)} ;;`;
  });

function describe(node: CommandNode): string {
  return `    ${quote(node.path)})
      names=${array(node.names)} aliases=${array(node.aliases)}
      flags=${array(node.flags)}
      ${keyCases(valueCases(node))} ;;`;
}

const keyCases = (cases: readonly string[]): string =>
  cases.length === 0 ? '' : `case $key in\n${cases.join('\n')}\n      esac`;

const valueCases = (node: CommandNode): string[] => [
  ...node.options.map(
    ({ flags, takes, value }) => `        ${flags.map(quote).join(' | ')}) takes=${takes} ${set(value)} ;;`,
  ),
  ...node.arguments.map(
    ({ position, variadic, value }) => `        ${variadic ? '[0-9]*' : position}) ${set(value)} ;;`,
  ),
];

const set = ({ kind, words }: Value): string => `kind=${kind} choices=(${words.map(quote).join(' ')})`;

const template = (program: string, children: string, descriptions: string): string => `# bash completion for ${program}

# Sets child to the command that $1 names below node; empty where it names none.
_${program}_child() {
  child=''
  case "$node $1" in
${children}
  esac
}

# Sets what may follow node, and the value that the option or position $1 takes.
_${program}_describe() {
  local key=$1
  names=() aliases=() flags=() choices=() takes='' kind=''
  case $node in
${descriptions}
  esac
}

# Takes a word before the cursor into account.
_${program}_read() {
  local word=$1
  if [[ -n $option ]]; then
    if [[ $word == '=' ]]; then equals=1; return; fi
    if [[ $takes == required || -n $equals || $word != -* ]]; then option='' equals=''; return; fi
    option=''
  fi
  if [[ -n $ended ]]; then position=$((position + 1)); return; fi
  case $word in
    --) ended=1 ;;
    -*)
      _${program}_describe "$word"
      if [[ -n $takes ]]; then option=$word; fi
      ;;
    *)
      _${program}_child "$word"
      if [[ -n $child ]]; then node=$child position=0; return; fi
      _${program}_describe "$position"
      if [[ $kind == command ]]; then ended=1; fi
      position=$((position + 1))
      ;;
  esac
}

# Offers those of the words that begin as the current one does.
_${program}_offer() {
  local word quoted
  for word in "$@"; do
    if [[ $word == "$current"* ]]; then
      printf -v quoted '%q' "$word"
      COMPREPLY+=("$quoted")
    fi
  done
}

_${program}_files() {
  local file
  if type compopt >/dev/null 2>&1; then compopt -o default; return; fi
  while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$current")
}

_${program}_values() {
  local file ids=()
  case $kind in
    words) _${program}_offer "\${choices[@]}" ;;
    ids)
      while IFS= read -r file; do ids+=("$file"); done < <(
        "\${COMP_WORDS[0]}" complete "\${choices[0]}" -- "\${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null
      )
      _${program}_offer "\${ids[@]}"
      ;;
    file) _${program}_files ;;
    command)
      if ((position == 0)); then
        while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -c -- "$current")
      fi
      _${program}_files
      ;;
  esac
}

_${program}() {
  local current=\${COMP_WORDS[COMP_CWORD]} node='' option='' equals='' ended='' child='' position=0 i
  local names aliases flags choices takes kind
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do _${program}_read "\${COMP_WORDS[i]}"; done

  if [[ -n $option ]]; then
    if [[ $current == '=' ]]; then current='' equals=1; fi
    _${program}_describe "$option"
    if [[ $takes == required || -n $equals || $current != -* ]]; then _${program}_values; fi
    if [[ $takes == required || -n $equals ]]; then return; fi
  fi

  _${program}_describe "$position"
  if [[ -z $ended && $current == -* ]]; then _${program}_offer "\${flags[@]}"; return; fi
  if [[ -z $ended ]]; then
    _${program}_offer "\${names[@]}"
    if ((\${#COMPREPLY[@]} == 0)); then _${program}_offer "\${aliases[@]}"; fi
  fi
  _${program}_values
  if [[ -z $ended && -z $current && -z $kind ]] && ((\${#names[@]} == 0)); then
    _${program}_offer "\${flags[@]}"
  fi
}

complete -F _${program} ${program}
`;
