import type { Element, Range } from './element.ts';

export const replaceRange = (source: string, { start, end }: Range, text: string): string =>
  source.slice(0, start) + text + source.slice(end);

/** With its line, where it stands alone on it. */
export function removeElement(source: string, { start, end }: Element): string {
  const [rest] = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(source.slice(end)) ?? [];
  if (rest === undefined || !beginsLine(source, start)) return replaceRange(source, { start, end }, '');
  return replaceRange(source, { start: lineStart(source, start), end: end + rest.length }, '');
}

/** Before all else in the parent, laid out as its first child is. */
export function insertFirst(source: string, parent: Element, text: string, unit: string): string {
  const [neighbour] = parent.children;
  if (parent.content === undefined || neighbour === undefined) return insertLast(source, parent, text, unit);
  const at = parent.content.start;
  return replaceRange(source, { start: at, end: at }, separator(source, at, neighbour.start) + text);
}

/** After all else in the parent, comments too, laid out as its last child is; the unit indents what has no neighbour. */
export function insertLast(source: string, parent: Element, text: string, unit: string): string {
  const { content, name, start, end } = parent;
  if (content === undefined) {
    const opening = `${source.slice(start, end - '/>'.length).trimEnd()}>`;
    return replaceRange(source, parent, `${opening}${onlyContent(source, start, text, unit)}</${name}>`);
  }
  const inner = source.slice(content.start, content.end);
  const filled = inner.trimEnd().length;
  if (filled === 0) return replaceRange(source, content, onlyContent(source, start, text, unit));
  const neighbour = parent.children.at(-1)?.start ?? content.start + (filled - inner.trim().length);
  const at = content.start + filled;
  return replaceRange(source, { start: at, end: at }, separator(source, content.start, neighbour) + text);
}

/** One step of indentation, as the parent's first child shows it. */
export function indentationUnit(source: string, parent: Element): string {
  const [child] = parent.children;
  if (child === undefined || !beginsLine(source, child.start)) return '  ';
  const outer = indentation(source, parent.start);
  const inner = indentation(source, child.start);
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : '  ';
}

/** What stands before the neighbour: a new line with its indentation, or the space between two on one line. */
function separator(source: string, parentContent: number, neighbour: number): string {
  const [lineBreak] = LINE_BREAK.exec(source.slice(parentContent, neighbour)) ?? [];
  if (lineBreak !== undefined) return lineBreak + indentation(source, neighbour);
  return source.slice(source.slice(0, neighbour).trimEnd().length, neighbour);
}

function onlyContent(source: string, parent: number, text: string, unit: string): string {
  const [lineBreak] = LINE_BREAK.exec(source) ?? [];
  if (lineBreak === undefined || !beginsLine(source, parent)) return text;
  const outer = lineBreak + indentation(source, parent);
  return outer + unit + text + outer;
}

const LINE_BREAK = /\r\n|\r|\n/;

const lineStart = (source: string, offset: number): number =>
  Math.max(source.lastIndexOf('\n', offset), source.lastIndexOf('\r', offset)) + 1;

const beginsLine = (source: string, offset: number): boolean =>
  source.slice(lineStart(source, offset), offset).trim() === '';

/** Of the line on which the offset is. */
const indentation = (source: string, offset: number): string =>
  /^[ \t]*/.exec(source.slice(lineStart(source, offset), offset))?.[0] ?? '';
