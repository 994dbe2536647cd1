import type { CommandNode, Value, Word } from './tree.ts';

/** For a folder of $fpath as _apim, or to be sourced after compinit. */
export function zshScript(program: string, nodes: readonly CommandNode[]): string {
  const children = nodes.flatMap(childCases).join('\n');
  return template(program, children, nodes.map(describe).join('\n'));
}

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** As _describe takes them: a colon ends the word. */
const described = (words: readonly Word[]): string => `(${words.map(word => quote(describedWord(word))).join(' ')})`;

function describedWord({ text, description }: Word): string {
  const escaped = text.replaceAll(':', '\\:');
  return description === '' ? escaped : `${escaped}:${description}`;
}

const childCases = (node: CommandNode): string[] =>
  node.children.map(({ names, path }) => {
    const patterns = names.map(name => quote(`${node.path} ${name}`));
    return `    ${patterns.join(' | ')}) child=${quote(path)} ;;`;
  });

const describe = (node: CommandNode): string => `    ${quote(node.path)})
      names=${described(node.names)}
      alternatives=${described(node.aliases)}
      flags=${described(node.flags)}
      ${keyCases(valueCases(node))} ;;`;

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

const template = (program: string, children: string, descriptions: string): string => `#compdef ${program}

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
  names=() alternatives=() flags=() choices=() takes='' kind=''
  case $node in
${descriptions}
  esac
}

# Takes a word before the cursor into account.
_${program}_read() {
  local word=$1
  if [[ -n $option ]]; then
    option=''
    if [[ $takes == required || $word != -* ]]; then return; fi
  fi
  if [[ -n $ended ]]; then (( position += 1 )); return; fi
  case $word in
    --) ended=1 ;;
    -*)
      _${program}_describe "$word"
      if [[ -n $takes ]]; then option=$word; fi
      ;;
    *)
      _${program}_child "$word"
      if [[ -n $child ]]; then node=$child position=0; return; fi
      _${program}_describe $position
      if [[ $kind == command ]]; then ended=1; fi
      (( position += 1 ))
      ;;
  esac
}

_${program}_values() {
  case $kind in
    words) compadd -- "\${choices[@]}" ;;
    ids)
      local -a ids
      ids=(\${(f)"$("$words[1]" complete "$choices[1]" -- "\${(@Q)words[2,CURRENT - 1]}" 2>/dev/null)"})
      compadd -- "\${ids[@]}"
      ;;
    file) _files ;;
    command) if (( position == 0 )); then _command_names -e; fi; _files ;;
    *) false ;;
  esac
}

_${program}() {
  local node='' option='' ended='' child='' takes='' kind='' position=0 word
  local -a names alternatives flags choices
  for word in "\${(@)words[2,CURRENT - 1]}"; do _${program}_read "$word"; done

  if [[ -z $ended && -z $option && $PREFIX == --*=* ]]; then
    option=\${PREFIX%%=*}
    compset -P 1 '*='
    _${program}_describe "$option"
    _${program}_values
    return
  fi
  if [[ -n $option ]]; then
    _${program}_describe "$option"
    if [[ $takes == required ]]; then _${program}_values; return; fi
    if [[ $PREFIX != -* ]]; then _${program}_values; fi
  fi

  _${program}_describe $position
  if [[ -z $ended && $PREFIX == -* ]]; then _describe option flags; return; fi
  if [[ -z $ended ]]; then _describe command names || _describe command alternatives; fi
  _${program}_values
  if [[ -z $ended && -z $PREFIX && -z $kind ]] && (( $#names == 0 )); then
    _describe option flags
  fi
}

if [[ $funcstack[1] == _${program} ]]; then
  _${program} "$@"
else
  compdef _${program} ${program}
fi
`;
