import { presentationOf } from '../gateway/faults/client-certificate.ts';
import { clientRefused } from '../gateway/faults/client-refusals.ts';
import { connectionFailure, type Diagnosis, type Dialled, hostOf } from '../gateway/faults/diagnosis.ts';
import type { HandshakeReport } from '../handshake/report.ts';
import type { Answer } from './look.ts';
import { wantsCredentials } from './wanted-credentials.ts';

/** What may be asked of the backend once more, where its status leaves a doubt. */
export interface Again {
  /** How the handshakes go with nothing above TLS 1.2. */
  overTls12(): Promise<HandshakeReport | undefined>;
}

/** What an answer's status says of the call. Undefined: a call through the gateway would succeed. */
export async function diagnoseStatus(dialled: Dialled, answer: Answer, again: Again): Promise<Diagnosis | undefined> {
  const { status, text } = answer;
  if (status === 400) return badRequest(dialled, text);
  if (status === 401 || status === 403) return wantsCredentials(dialled, answer) ?? forbidden(dialled, status, again);
  if (status < 500) return undefined;
  return connectionFailure(
    'ServerError',
    `${hostOf(dialled)} answered ${status}: the connection is in order, and the fault is the backend's own.`,
    undefined,
  );
}

/** nginx tells so what is wrong with a client certificate: https://nginx.org/en/docs/http/ngx_http_ssl_module.html#errors */
const NGINX = /No required SSL certificate was sent|The SSL certificate error/;

function badRequest(dialled: Dialled, text: string): Diagnosis | undefined {
  const [words] = NGINX.exec(text) ?? [];
  return words === undefined ? undefined : clientRefused(dialled, `${hostOf(dialled)} answered 400, '${words}'`);
}

async function forbidden(dialled: Dialled, status: number, again: Again): Promise<Diagnosis> {
  const { terms, evidence } = dialled;
  if (terms.origin.startsWith('http:')) return forbiddenPlain(dialled, status);
  const { asked, sent } = presentationOf(terms, evidence?.handshake);
  const answered = `${hostOf(dialled)} answered ${status}`;
  if (asked !== 'not seen' && sent !== 0) return refusedInside(dialled, answered);
  if (asked !== 'not seen')
    return clientRefused(dialled, `${answered} after it asked for a client certificate and got none`);
  const late = await askedLate(dialled, answered, again);
  return late ?? connectionFailure('Forbidden', `${answered}, and ${unasked(dialled)}`, undefined);
}

const refusedInside = (dialled: Dialled, answered: string): Diagnosis =>
  connectionFailure(
    'Forbidden',
    `${answered} after a good handshake, in which client certificate '${dialled.terms.certificate?.id}' was sent: not TLS but ` +
      'the application refuses it, as App Service and IIS do with a certificate that is not on their list.',
    'present a certificate',
  );

/** A server that asks for the certificate over TLS 1.2 alone, mostly by renegotiation; undefined where it is none. */
export async function askedLate(dialled: Dialled, what: string, { overTls12 }: Again): Promise<Diagnosis | undefined> {
  const { terms, evidence } = dialled;
  if (evidence?.handshake?.serverHello?.version !== 'TLSv1.3' || terms.maxVersion === 'TLSv1.2') return undefined;
  const report = await overTls12();
  const [request] = report?.certificateRequests ?? [];
  if (request === undefined && report?.helloRequested !== true) return undefined;
  const when = request?.when === 'handshake' ? 'in the handshake' : 'after the request';
  return connectionFailure(
    'ClientCertificateAskedLate',
    `${what} over TLS 1.3, where it did not ask for a client certificate; over TLS 1.2 it asks for one ${when}.`,
    'offer TLS 1.2 only',
  );
}

/** App Service and IIS take a certificate over https alone. */
function forbiddenPlain(dialled: Dialled, status: number): Diagnosis {
  const { url, terms } = dialled;
  const answered = `${hostOf(dialled)} answered ${status} over plain HTTP`;
  return terms.certificate === undefined
    ? connectionFailure(
        'Forbidden',
        `${answered}: it refuses for a reason of its own, such as a key, a path or an address, or because only https can show a client certificate.`,
        undefined,
      )
    : connectionFailure(
        'Forbidden',
        `${answered}, where client certificate '${terms.certificate.id}' cannot be shown.`,
        { address: url.replace(/^http:/, 'https:') },
      );
}

function unasked({ evidence }: Dialled): string {
  const elsewhere =
    'it never asked for a client certificate: it refuses for another reason, such as a key, a path or an address';
  return evidence?.handshake?.serverHello?.version === 'TLSv1.3'
    ? `${elsewhere}, or it asks by TLS 1.3's post-handshake authentication, which Node does not offer.`
    : `${elsewhere}.`;
}
