import { SaxesParser } from 'saxes';
import { xmlError } from './document-error.ts';
import { lineIndex } from './lines.ts';
import { syntaxProblem } from './syntax-error.ts';

/**
 * The format `xml` of Azure's: expressions too are written as XML has it, with entities for quotes, `<` and `&`. Throws
 * UserError ValidationError with line and column.
 */
export function requireWellFormed(source: string): void {
  const parser = new SaxesParser({ position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  const open: string[] = [];
  let isRead = false;
  parser.on('opentag', ({ name }) => open.push(name));
  parser.on('closetag', () => open.pop());
  parser.on('error', ({ message }) => {
    const at = isRead ? source.length : Math.max(parser.position - 1, 0);
    const { offset, sentence } = syntaxProblem(source, at, message, open);
    const token = afterQuote(source, offset);
    const told = token === undefined ? sentence : `'${token}' is an unexpected token. Expecting white space.`;
    throw xmlError(lineIndex(source)(offset), told);
  });
  parser.write(source);
  isRead = true;
  parser.close();
}

/** A quote in an expression ends the attribute for XML; .NET tells what follows it. */
const afterQuote = (source: string, offset: number): string | undefined =>
  /^["'][^\s<>/?]/.test(source.slice(offset - 1, offset + 1)) ? source.charAt(offset) : undefined;
