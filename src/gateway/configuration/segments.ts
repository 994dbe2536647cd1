/** How a segment of a path is compared: decoded, and without case. */
export const comparable = (segment: string): string => decodedSegment(segment).toLowerCase();

/** A decoded `%2F` stays apart from a slash; a segment that is no UTF-8 stays as it is. */
export function decodedSegment(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment).replaceAll('/', '%2F');
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
}
