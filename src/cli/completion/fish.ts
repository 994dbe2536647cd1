import type { CommandNode, Value, Word } from './tree.ts';

export function fishScript(program: string, nodes: readonly CommandNode[]): string {
  const children = nodes.flatMap(childCases).join('\n');
  return template(program, children, nodes.map(describe).join('\n'));
}

const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** As fish reads what a completion prints: the word, a tab, its description. */
const described = (words: readonly Word[]): string =>
  words.map(({ text, description }) => quote(`${text}\t${description}`)).join(' ');

const childCases = (node: CommandNode): string[] =>
  node.children.map(({ names, path }) => {
    const patterns = names.map(name => quote(`${node.path} ${name}`));
    return `        case ${patterns.join(' ')}\n            set child ${quote(path)}`;
  });

const describe = (node: CommandNode): string => `        case ${quote(node.path)}
            set names ${described(node.names)}
            set alternatives ${described(node.aliases)}
            set flags ${described(node.flags)}${keyCases(valueCases(node))}`;

const keyCases = (cases: readonly string[]): string =>
  cases.length === 0 ? '' : `\n            switch $key\n${cases.join('\n')}\n            end`;

/** fish has no pattern for digits: options come first, so that the rest are positions. */
const valueCases = (node: CommandNode): string[] => [
  ...node.options.map(
    ({ flags, takes, value }) =>
      `                case ${flags.map(quote).join(' ')}\n                    set takes ${takes}; ${set(value)}`,
  ),
  ...(node.arguments.length === 0 ? [] : [`                case '-*'`]),
  ...node.arguments.map(
    ({ position, variadic, value }) =>
      `                case ${variadic ? "'*'" : position}\n                    ${set(value)}`,
  ),
];

const set = ({ kind, words }: Value): string => `set kind ${kind}; set choices ${words.map(quote).join(' ')}`;

const template = (program: string, children: string, descriptions: string): string => `# fish completion for ${program}

# Sets child to the command that $word names below node; empty where it names none.
function __${program}_child --no-scope-shadowing
    set child ''
    switch "$node $word"
${children}
    end
end

# Sets what may follow node, and the value that the option or position $key takes.
function __${program}_describe --no-scope-shadowing
    set names; set alternatives; set flags; set choices; set takes ''; set kind ''
    switch "$node"
${descriptions}
    end
end

# Takes a word before the cursor into account.
function __${program}_read --no-scope-shadowing
    if test -n "$option"
        set option ''
        if test "$takes" = required; or not string match -q -- '-*' "$word"
            return
        end
    end
    if test -n "$ended"
        set position (math $position + 1)
        return
    end
    switch "$word"
        case '--'
            set ended 1
        case '-*'
            set key "$word"
            __${program}_describe
            test -n "$takes"; and set option "$word"
        case '*'
            __${program}_child
            if test -n "$child"
                set node "$child"
                set position 0
                return
            end
            set key $position
            __${program}_describe
            test "$kind" = command; and set ended 1
            set position (math $position + 1)
    end
end

# Prints the values; each after $before, where the option stands in the same word.
function __${program}_values --no-scope-shadowing
    switch "$kind"
        case words
            for choice in $choices
                printf '%s\\n' "$before$choice"
            end
        case ids
            for id in ($words[1] complete "$choices[1]" -- $words[2..-1] 2>/dev/null)
                printf '%s\\n' "$before$id"
            end
        case file
            for file in (__fish_complete_path "$typed")
                printf '%s\\n' "$before$file"
            end
        case command
            test $position = 0; and __fish_complete_command
            __fish_complete_path "$typed"
    end
end

function __${program}_complete
    set -l node ''; set -l option ''; set -l ended ''; set -l child ''; set -l takes ''; set -l kind ''
    set -l names; set -l alternatives; set -l flags; set -l choices
    set -l position 0; set -l key ''; set -l before ''; set -l word
    set -l typed (commandline -ct)
    set -l words (commandline -opc)
    for word in $words[2..-1]
        __${program}_read
    end

    if test -z "$ended$option"; and string match -q -- '--*=*' "$typed"
        set -l parts (string split -m 1 = -- "$typed")
        set key "$parts[1]"
        set before "$parts[1]="
        set typed "$parts[2]"
        __${program}_describe
        __${program}_values
        return
    end
    if test -n "$option"
        set key "$option"
        __${program}_describe
        __${program}_values
        test "$takes" = required; and return
    end

    set key $position
    __${program}_describe
    if test -z "$ended"
        if string match -q -- '-*' "$typed"
            printf '%s\\n' $flags
            return
        end
        printf '%s\\n' $names
        test -n "$typed"; and printf '%s\\n' $alternatives
    end
    __${program}_values
    if test -z "$ended$typed$names$kind"
        printf '%s\\n' $flags
    end
end

complete -c ${program} -e
complete -c ${program} -f -a '(__${program}_complete)'
`;
