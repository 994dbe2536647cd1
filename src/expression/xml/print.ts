import { ElementWriter } from './element-writer.ts';
import { walk } from './walk.ts';
import type { XNode } from './x-node.ts';

/** Members of SaveOptions. */
export const SAVE = { disableFormatting: 1, omitDuplicateNamespaces: 2 } as const;

/** `ToString(options)`: lines end with `\r\n`, as on Windows, and so do those within texts. */
export function printNode(node: XNode, options: number, declaration?: string): string {
  const writer = new ElementWriter(node, {
    indents: (options & SAVE.disableFormatting) === 0,
    omitsDuplicates: (options & SAVE.omitDuplicateNamespaces) !== 0,
  });
  if (declaration !== undefined) writer.content.markup(declaration);
  for (const step of walk(node)) {
    if (step.isEnd) step.node.writeEnd(writer);
    else step.node.writeStart(writer);
  }
  return writer.text;
}
