import { Pieces, type Written } from './written.ts';

/** The name by which a placeholder goes: to whoever reads the document it is a named value that is not known yet. */
export const PLACEHOLDER = 'apim.placeholder';

const STARTS = /\$\{|%\{|#\{[^{}#\r\n]+\}#|__[A-Za-z](?:[\w.-]*[A-Za-z0-9])?__/g;

/**
 * The same with a name in the place of what deployment tools are to replace: `${x}` and `%{if x}` of Terraform and Bicep,
 * `#{X}#` of Replace Tokens, `__X__` of the older tasks. Undefined where there is none.
 */
export function withoutPlaceholders({ text, positionAt }: Written): Written | undefined {
  const pieces = new Pieces({ text, positionAt });
  let at = 0;
  let hasSome = false;
  for (const { 0: start, index } of text.matchAll(STARTS)) {
    if (index < at || isEscaped(text, index)) continue;
    at = endOfPlaceholder(text, start, index);
    if (at === -1) break;
    hasSome = true;
    pieces.replace(index, at - index, isBetweenTags(text, index, at) ? '' : `{{${PLACEHOLDER}}}`);
  }
  return hasSome ? pieces.joined() : undefined;
}

/** -1 where it does not end. */
function endOfPlaceholder(text: string, start: string, index: number): number {
  if (!start.endsWith('{')) return index + start.length;
  const end = endOfBraces(text, index + start.length);
  return start === '%{' && ELSE.test(text.slice(index, end)) ? endOfElse(text, end) : end;
}

const ELSE = /^%\{~?\s*else\b/;
const IF_OR_END = /%\{~?\s*(if|endif)\b[^}]*\}/g;

/** Of two branches only one becomes part of the document: the first is read. The offset after the `%{endif}`. */
function endOfElse(text: string, start: number): number {
  let depth = 1;
  for (const { 0: directive, 1: word, index } of text.slice(start).matchAll(IF_OR_END)) {
    depth += word === 'if' ? 1 : -1;
    if (depth === 0) return start + index + directive.length;
  }
  return -1;
}

/** `$${` and `%%{` are Terraform's for what is no placeholder. */
const isEscaped = (text: string, index: number): boolean =>
  text.charAt(index - 1) === text.charAt(index) && /[$%]/.test(text.charAt(index));

const BRACE_OR_TEXT = /[{}]|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'/g;

/** The offset after the brace that closes; -1 where none does. */
function endOfBraces(text: string, start: number): number {
  let depth = 1;
  BRACE_OR_TEXT.lastIndex = start;
  for (let match = BRACE_OR_TEXT.exec(text); match !== null; match = BRACE_OR_TEXT.exec(text)) {
    if (match[0] === '{') depth += 1;
    if (match[0] === '}') depth -= 1;
    if (depth === 0) return BRACE_OR_TEXT.lastIndex;
  }
  return -1;
}

/** Outside of the outermost element, where XML has no room for a text. */
const isBetweenTags = (text: string, start: number, end: number): boolean =>
  !text.slice(0, start).includes('<') || !text.slice(end).includes('>');
