import { notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import type { StringWriter } from '../text/string-writer.ts';
import { printNode } from './print.ts';
import type { XContainer } from './x-container.ts';
import { XDeclaration } from './x-declaration.ts';
import { XDocument } from './x-document.ts';

/** Writes it with a declaration, which says the encoding that the writer has, whatever the document's own says. */
export function save(meter: Meter, node: XContainer, to: StringWriter | null, options: number): void {
  const standalone = node instanceof XDocument ? (node.declaration?.standalone ?? null) : null;
  const known = standalone === 'yes' || standalone === 'no' ? standalone : null;
  const declaration = new XDeclaration('1.0', 'utf-16', known);
  notNull(to, 'writer').write(meter, printNode(node, options, declaration.toText()));
}
