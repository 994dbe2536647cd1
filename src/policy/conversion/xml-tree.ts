import { SaxesParser } from 'saxes';
import { MOST_DEPTH, tooDeep } from './converting.ts';

export interface XmlElement {
  readonly name: string;
  /** Names and values in turn, declarations of namespaces included. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: (XmlElement | XmlText)[];
  /** Written with one tag. */
  readonly isEmpty: boolean;
}

export interface XmlText {
  readonly kind: 'text' | 'cdata';
  text: string;
}

export interface XmlTree {
  readonly declaration: readonly (readonly [name: string, value: string])[];
  readonly root: XmlElement;
}

/** Comments, processing instructions and white space that stands alone are left out. Throws Error for what is no XML. */
export function readXml(text: string): XmlTree {
  const declaration: [string, string][] = [];
  const children: XmlElement['children'] = [];
  const open: { readonly children: XmlElement['children'] }[] = [{ children }];
  const parser = new SaxesParser({ position: false });
  parser.on('xmldecl', given => {
    for (const name of ['version', 'encoding', 'standalone'] as const) {
      const value = given[name];
      if (value !== undefined) declaration.push([name, value]);
    }
  });
  parser.on('doctype', () => {
    throw new Error('A document type declaration is not allowed.');
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    if (open.length > MOST_DEPTH) throw tooDeep();
    const element = { name, attributes: Object.entries(attributes), children: [], isEmpty: isSelfClosing };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', piece => addText(open.at(-1)?.children, piece));
  parser.on('cdata', piece => void open.at(-1)?.children.push({ kind: 'cdata', text: piece }));
  parser.on('closetag', () => void open.pop());
  parser.on('error', error => {
    throw error;
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
  const root = children.find(child => 'name' in child);
  if (root === undefined) throw new Error('Root element is missing.');
  return { declaration, root };
}

function addText(children: XmlElement['children'] | undefined, text: string): void {
  const last = children?.at(-1);
  if (last !== undefined && 'kind' in last && last.kind === 'text') last.text += text;
  else if (text.trim() !== '') children?.push({ kind: 'text', text });
}
