import type { ScopeKind } from '../model/scope.ts';
import type { PolicyDocument } from './document/document.ts';
import type { Element } from './document/element.ts';
import type { Position } from './document/lines.ts';
import { type Remark, where } from './document/remark.ts';

const EFFECT = 'requests are answered 200 with an empty body and the backend is never called. Azure does the same.';

/** The commonest silent mistake: https://learn.microsoft.com/azure/api-management/forward-request-policy */
export const warningsOf = (document: PolicyDocument, scope: ScopeKind): Remark[] => [
  ...forwardingWarnings(document, scope),
  ...mixedTexts(document.root),
];

function forwardingWarnings({ root, sections }: PolicyDocument, scope: ScopeKind): Remark[] {
  const backend = sections.get('backend');
  const forwarding = scope === 'global' ? ['forward-request'] : ['base', 'forward-request'];
  if (backend !== undefined && forwarding.some(name => holds(backend, name))) return [];
  const wanted = forwarding.map(name => `<${name} />`).join(' nor ');
  const lack = forwarding.length === 1 ? `no ${wanted}` : `neither ${wanted}`;
  return [
    backend === undefined
      ? remark(root, `The document has no backend section: ${EFFECT}`)
      : remark(backend, `The backend section ${where(backend)} has ${lack}: ${EFFECT}`),
  ];
}

const holds = (element: Element, name: string): boolean =>
  element.children.some(child => child.name === name || holds(child, name));

/** Values such as `https://@(…)`, which are sent as they are. */
const mixedTexts = (element: Element): Remark[] => [
  ...element.attributes
    .filter(({ value, expression }) => expression === undefined && /@[({]/.test(value))
    .map(attribute => remark(attribute, `The '${attribute.name}' attribute ${where(attribute)} ${MIXED}`)),
  ...element.children.flatMap(mixedTexts),
];

const MIXED = 'is a text and no policy expression, which must be the whole of a value: @("https://" + …).';

const remark = ({ line, column }: Position, message: string): Remark => ({
  message,
  position: { line, column },
  within: undefined,
});
