/** A client certificate with its key, ready to be presented. */
export interface ClientCertificate {
  readonly id: string;
  readonly thumbprint: string;
  /** Leaf and intermediates in one PEM: a backend that knows only the root needs both. */
  readonly chain: string;
  /** PKCS#8 PEM. */
  readonly privateKey: string;
  /** Whether a policy brought it along: then no entity has it. */
  readonly isOfPolicy?: true;
}
