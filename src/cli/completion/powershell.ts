import type { CommandNode, Value, Word } from './tree.ts';

/** For Windows PowerShell 5.1 and later. Where it offers nothing, PowerShell offers files. */
export function powershellScript(program: string, nodes: readonly CommandNode[]): string {
  const children = nodes.flatMap(childCases).join('\n');
  return template(program, children, nodes.map(describe).join('\n'));
}

/** PowerShell takes typographic quotes for quotes too. */
const quote = (text: string): string => `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;

const array = (words: readonly string[]): string => `@(${words.map(quote).join(', ')})`;
const described = (words: readonly Word[]): string =>
  `@(${words.map(({ text, description }) => `,@(${quote(text)}, ${quote(description)})`).join('; ')})`;

const childCases = (node: CommandNode): string[] =>
  node.children.flatMap(({ names, path }) =>
    names.map(name => `      ${quote(`${node.path} ${name}`)} { $child = ${quote(path)}; break }`),
  );

const describe = (node: CommandNode): string => `      ${quote(node.path)} {
        $names = ${described(node.names)}
        $alternatives = ${described(node.aliases)}
        $flags = ${described(node.flags)}
        switch -CaseSensitive -Wildcard ($key) {
${valueCases(node).join('\n')}
        }
        break
      }`;

const valueCases = (node: CommandNode): string[] => [
  ...node.options.flatMap(({ flags, takes, value }) =>
    flags.map(flag => `          ${quote(flag)} { $takes = '${takes}'; ${set(value)}; break }`),
  ),
  ...node.arguments.map(
    ({ position, variadic, value }) => `          '${variadic ? '[0-9]*' : position}' { ${set(value)}; break }`,
  ),
];

const set = ({ kind, words }: Value): string => `$kind = '${kind}'; $choices = ${array(words)}`;

const template = (
  program: string,
  children: string,
  descriptions: string,
): string => `# PowerShell completion for ${program}
Register-ArgumentCompleter -Native -CommandName ${program} -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)

  # Sets $child to the command that $word names below $node; empty where it names none.
  $findChild = {
    $child = ''
    switch -CaseSensitive ("$node $word") {
${children}
    }
  }

  # Sets what may follow $node, and the value that the option or position $key takes.
  $describe = {
    $names = @(); $alternatives = @(); $flags = @(); $choices = @(); $takes = ''; $kind = ''
    switch -CaseSensitive ($node) {
${descriptions}
    }
  }

  $node = ''; $option = ''; $ended = $false; $position = 0
  $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  foreach ($word in $before) {
    if ($option) {
      $option = ''
      if ($takes -eq 'required' -or -not $word.StartsWith('-')) { continue }
    }
    if ($ended) { $position++; continue }
    if ($word -ceq '--') { $ended = $true; continue }
    if ($word.StartsWith('-')) {
      $key = $word; . $describe
      if ($takes) { $option = $word }
      continue
    }
    . $findChild
    if ($child) { $node = $child; $position = 0; continue }
    $key = "$position"; . $describe
    if ($kind -eq 'command') { $ended = $true }
    $position++
  }

  $offered = @()
  $key = "$position"
  if ($option) { $key = $option }
  . $describe
  if ($kind -eq 'ids') { $choices = @(& $commandAst.CommandElements[0].ToString() complete $choices[0] '--' $before 2>$null) }
  foreach ($choice in $choices) { $offered += ,@($choice, $choice) }
  if (-not $option -or $takes -eq 'optional') {
    $key = "$position"; . $describe
    if (-not $ended -and ($wordToComplete.StartsWith('-') -or ($names.Count -eq 0 -and $kind -eq ''))) { $offered += $flags }
    if (-not $ended) { $offered += $names; if ($wordToComplete) { $offered += $alternatives } }
  }

  foreach ($word in $offered) {
    if (-not $word[0].StartsWith($wordToComplete, [StringComparison]::Ordinal)) { continue }
    $text = $word[0]
    if ($text -match '[^\\w.:/-]') { $text = "'" + $text.Replace("'", "''") + "'" }
    $toolTip = $word[1]
    if (-not $toolTip) { $toolTip = $word[0] }
    [System.Management.Automation.CompletionResult]::new($text, $word[0], 'ParameterValue', $toolTip)
  }
}
`;
