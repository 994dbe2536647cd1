import type { ScopeKind } from '../model/scope.ts';
import type { PolicyDocument } from './document/document.ts';
import type { Element } from './document/element.ts';

const EFFECT = 'requests are answered 200 with an empty body and the backend is never called. Azure does the same.';

/** The commonest silent mistake: https://learn.microsoft.com/azure/api-management/forward-request-policy */
export const warningsOf = (document: PolicyDocument, scope: ScopeKind): string[] => [
  ...forwardingWarnings(document, scope),
  ...mixedTexts(document.root),
];

function forwardingWarnings({ sections }: PolicyDocument, scope: ScopeKind): string[] {
  const backend = sections.get('backend');
  const forwarding = scope === 'global' ? ['forward-request'] : ['base', 'forward-request'];
  if (backend !== undefined && forwarding.some(name => holds(backend, name))) return [];
  const wanted = forwarding.map(name => `<${name} />`).join(' nor ');
  const lack = forwarding.length === 1 ? `no ${wanted}` : `neither ${wanted}`;
  return [
    backend === undefined
      ? `The document has no backend section: ${EFFECT}`
      : `The backend section on line ${backend.line} has ${lack}: ${EFFECT}`,
  ];
}

const holds = (element: Element, name: string): boolean =>
  element.children.some(child => child.name === name || holds(child, name));

/** Values such as `https://@(…)`, which are sent as they are. */
const mixedTexts = (element: Element): string[] => [
  ...element.attributes
    .filter(({ value, expression }) => expression === undefined && /@[({]/.test(value))
    .map(({ name, line }) => `The '${name}' attribute on line ${line} ${MIXED}`),
  ...element.children.flatMap(mixedTexts),
];

const MIXED = 'is a text and no policy expression, which must be the whole of a value: @("https://" + …).';
