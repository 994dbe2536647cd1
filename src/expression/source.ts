/** A door of the expressions: how far one reaches in a document. Small, since every document is asked for its expressions. */
export { endOfEscapedExpression, endOfExpression } from './syntax/end-of-expression.ts';
export { EscapedText } from './syntax/text-reader.ts';
