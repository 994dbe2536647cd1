import { normalizeThumbprint } from '../model/thumbprint.ts';
import { readDocument } from './document/document.ts';
import type { Element } from './document/element.ts';
import { indentationUnit, insertFirst, insertLast, removeElement, replaceRange } from './document/text-edits.ts';
import type { CertificateReference } from './lookup.ts';

const NAME = 'authentication-certificate';

/** What chooses the client certificate of an API's calls; an expression does so for each of them. */
export type GatewayCredentials = CertificateReference | 'expression';

/** What a document chooses: the last one that its inbound section executes, where `<base/>` stands for what is broader. */
export function credentialsIn(
  document: string,
  inherited: GatewayCredentials | undefined,
): GatewayCredentials | undefined {
  const inbound = readDocument(document).sections.get('inbound')?.children ?? [];
  const choices = inbound.flatMap(element => {
    if (element.name === 'base') return inherited === undefined ? [] : [inherited];
    return element.name === NAME ? chosenBy(element) : [];
  });
  return choices.at(-1);
}

const CHOOSING: ReadonlySet<string> = new Set(['body', 'certificate-id', 'thumbprint']);

function chosenBy({ attributes }: Element): GatewayCredentials[] {
  const attribute = attributes.find(({ name }) => CHOOSING.has(name));
  if (attribute === undefined) return [];
  if (attribute.expression !== undefined || attribute.name === 'body') return ['expression'];
  return attribute.name === 'thumbprint'
    ? [{ thumbprint: normalizeThumbprint(attribute.value) }]
    : [{ certificateId: attribute.value }];
}

/**
 * What the portal's "Gateway credentials: Client cert" does to an API's document: one authentication-certificate directly in
 * inbound, and every other byte as it was. Of several the last stays, since it is the one that decides.
 * https://learn.microsoft.com/azure/api-management/api-management-howto-mutual-certificates
 */
export function setClientCertificate(document: string, reference: CertificateReference): string {
  const { root, sections } = readDocument(document);
  const unit = indentationUnit(document, root);
  const inbound = sections.get('inbound');
  if (inbound === undefined) return setClientCertificate(insertFirst(document, root, '<inbound />', unit), reference);
  const [last, ...earlier] = certificateElements(inbound);
  if (last === undefined) return insertLast(document, inbound, elementText([attributeText(reference)]), unit);
  const kept = last.attributes.filter(({ name }) => name === 'id').map(({ start, end }) => document.slice(start, end));
  const replaced = replaceRange(document, last, elementText([...kept, attributeText(reference)]));
  return earlier.reduce(removeElement, replaced);
}

/** A document without one is answered as it is. */
export function removeClientCertificate(document: string): string {
  const inbound = readDocument(document).sections.get('inbound');
  return inbound === undefined ? document : certificateElements(inbound).reduce(removeElement, document);
}

/** Last first, so that an edit leaves the offsets of those that follow true. */
const certificateElements = (inbound: Element): Element[] =>
  inbound.children.filter(({ name }) => name === NAME).reverse();

const elementText = (attributes: readonly string[]): string => `<${NAME} ${attributes.join(' ')} />`;

const attributeText = (reference: CertificateReference): string =>
  'thumbprint' in reference
    ? `thumbprint="${escaped(reference.thumbprint)}"`
    : `certificate-id="${escaped(reference.certificateId)}"`;

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
