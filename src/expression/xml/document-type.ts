import { XDocumentType } from './x-document-type.ts';

const PARTS =
  /^\s*([^\s[]+)(?:\s+(?:PUBLIC\s+("[^"]*"|'[^']*')|SYSTEM))?(?:\s+("[^"]*"|'[^']*'))?\s*(?:\[(.*)\]\s*)?$/s;

const unquoted = (literal: string | undefined): string | null => literal?.slice(1, -1) ?? null;

/** Reads what stands between `<!DOCTYPE` and `>`. Without an internal subset it has an empty one, as in .NET. */
export function documentType(text: string): XDocumentType {
  const [, name = text.trim(), publicId, systemId, subset = ''] = PARTS.exec(text) ?? [];
  return new XDocumentType(name, unquoted(publicId), unquoted(systemId), subset);
}
