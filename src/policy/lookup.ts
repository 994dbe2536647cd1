import type { Backend } from '../model/backend.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import type { NamedValue } from '../model/named-value.ts';
import type { Written } from './document/written.ts';

/** How a policy names a client certificate; a thumbprint is in the model's form. */
export type CertificateReference = { readonly certificateId: string } | { readonly thumbprint: string };

/** Looked up while a document is compiled; for a request only what an expression names. */
export interface Lookup {
  certificate(reference: CertificateReference): ClientCertificate | undefined;
  backend(backendId: string): Backend | undefined;
  fragment(fragmentId: string): FragmentText | undefined;
  /** By the name that documents write. Without a value: it is not known yet, and what holds the name is not checked. */
  namedValue(name: string): NamedText | undefined;
}

/** A fragment as it is stored, or as it stands in a file. */
export interface FragmentText {
  readonly value: string | Written;
}

export interface NamedText {
  readonly value: string | undefined;
  readonly secret: NamedValue['secret'];
}

export interface ForwardOptions {
  /** Until the response's headers are there, from 0; undefined: the gateway's own. */
  readonly timeoutMilliseconds: number | undefined;
  /** How long a body waits for the backend to ask for it; undefined, or 0: it does not. */
  readonly continueMilliseconds: number | undefined;
  /** Whether an answer that says that something is elsewhere is for the gateway, and not for the caller. */
  readonly followsRedirects: boolean;
  /** Whether the body is held, so that it can be sent again. */
  readonly buffersRequestBody: boolean;
  /** Whether the answer's body is sent on in pieces of 8 KB; undefined: the document does not say. */
  readonly buffersResponse: boolean | undefined;
}
