/** Takes `.` and `..` out of a path that starts with a slash. https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4 */
export function removeDotSegments(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  segments.forEach((segment, index) => {
    if (segment === '..') kept.pop();
    else if (segment !== '.') kept.push(segment);
    if (index === segments.length - 1 && (segment === '.' || segment === '..')) kept.push('');
  });
  return `/${kept.join('/')}`;
}

/** What leads from one path to the other. */
export function pathDifference(from: string, to: string): string {
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  if (shared === from.length && shared === to.length) return '';
  const common = from.lastIndexOf('/', shared - 1) + 1;
  const ups = from.slice(common).split('/').length - 1;
  const rest = to.slice(common);
  if (ups > 0) return '../'.repeat(ups) + rest;
  return rest === '' ? './' : rest;
}
