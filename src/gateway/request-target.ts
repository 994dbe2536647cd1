/** The parts of a request target (RFC 9112, section 3.2) that routing and forwarding need. */
export interface RequestTarget {
  /** As received but for dot segments; begins with `/`. */
  readonly path: string;
  /** With its `?`, or empty. */
  readonly query: string;
}

/** Reads origin-form and absolute-form; undefined for `*`, authority-form and what is no target at all. */
export function parseTarget(target: string): RequestTarget | undefined {
  const origin = target.startsWith('/') ? target : originForm(target);
  if (origin === undefined) return undefined;
  const question = origin.indexOf('?');
  const path = question < 0 ? origin : origin.slice(0, question);
  return { path: withoutDotSegments(path), query: question < 0 ? '' : origin.slice(question) };
}

function originForm(target: string): string | undefined {
  const match = /^https?:\/\/[^/?#]+(.*)$/i.exec(target);
  if (match === null) return undefined;
  const [, rest = ''] = match;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

const MAY_HAVE_DOTS = /\/(?:\.|%2e)/i;

/** RFC 3986, section 5.2.4, with `%2e` read as a dot, as Windows' HTTP stack does: else `/api/../admin` would leave the API. */
function withoutDotSegments(path: string): string {
  if (!MAY_HAVE_DOTS.test(path)) return path;
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  segments.forEach((segment, index) => {
    const dots = segment.replace(/%2e/gi, '.');
    const last = index === segments.length - 1;
    if (dots === '..') kept.pop();
    if (dots !== '.' && dots !== '..') kept.push(segment);
    else if (last) kept.push('');
  });
  return `/${kept.join('/')}`;
}
