import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import { replaceBody } from '../edits/body.ts';
import { bodyContent, encodingOf } from '../edits/content.ts';
import { type Message, messageKind, messageOf } from '../edits/message.ts';
import { redirectedUrls } from '../edits/urls.ts';
import { EMPTY_FORM } from '../form.ts';
import type { Statement } from '../statement.ts';

/**
 * URLs of the backend in the body of a response become those of the gateway, in that of a request the reverse. Headers stay.
 * https://learn.microsoft.com/azure/api-management/redirect-content-urls-policy
 */
export const redirectContentUrls: Statement = {
  sections: ['inbound', 'outbound'],
  once: 'in a section',
  scopes: SCOPE_KINDS,
  form: EMPTY_FORM,
  compile(_element, compiler) {
    const kind = messageKind(compiler.section);
    const messageIn = messageOf(kind);
    compiler.reads({ [kind]: true });
    return context => {
      const message = messageIn(context);
      const [from, to] = direction(kind, context);
      if (message !== undefined && from !== undefined && to !== undefined) redirect(message, from, to);
      return undefined;
    };
  },
};

const direction = (kind: 'request' | 'response', { received, baseUrl }: CallContext) =>
  kind === 'request' ? [received.apiUrl, baseUrl] : [baseUrl, received.apiUrl];

/** Byte by byte, since a URL is ASCII whatever stands around it; in UTF-16 two by two. */
function redirect(message: Message, from: string, to: string): void {
  const encoding = encodingOf(message.headers) === 'utf16le' ? 'utf16le' : 'latin1';
  const text = bodyContent(message, 'redirect-content-urls')?.toString(encoding);
  if (text === undefined) return;
  const redirected = redirectedUrls(text, from, to);
  if (redirected !== text) replaceBody(message, Buffer.from(redirected, encoding));
}
