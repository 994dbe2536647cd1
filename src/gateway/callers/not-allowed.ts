import { hostOf, isHostName } from '../../http/loopback.ts';
import type { ResponseMessage } from '../../http/message.ts';
import { normalOrigin, type PageHeaders } from '../../http/origins.ts';
import { word } from '../../resources/shell-word.ts';
import type { Refusal } from './refusal.ts';
import { forbidden, misdirected } from './replies.ts';

/** Of a request for a host that this gateway does not answer to. */
export function hostNotAllowed(header: string): Refusal {
  const host = hostOf(header) ?? header;
  const message = isHostName(host)
    ? `This gateway answers on this machine only, and not to the host name '${host}'. If it should, start it with --allow-host ${word(host)}.`
    : 'This gateway answers on this machine only, and the Host of the request is not the name of any machine.';
  return notAllowed('HostNotAllowed', misdirected(message), message);
}

/** Of a request that a browser sends for a page. Only pages that say where they are from can be allowed. */
export function originNotAllowed({ origin }: PageHeaders): Refusal {
  const known = origin === undefined ? undefined : normalOrigin(origin);
  const message =
    known === undefined
      ? UNKNOWN_PAGE
      : `A page of ${known} may not use this gateway's client certificates. If it should, start it with --allow-origin ${word(known)}.`;
  return notAllowed('OriginNotAllowed', forbidden(message), message);
}

const UNKNOWN_PAGE =
  "A page of another site, or of none, may not use this gateway's client certificates, not even by a link. " +
  'Only pages of this machine may, and those of --allow-origin, where they send their Origin.';

const notAllowed = (reason: string, response: ResponseMessage, message: string): Refusal => ({
  response,
  error: { source: 'configuration', reason, message },
});
