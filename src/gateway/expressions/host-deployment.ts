import { createPrivateKey } from 'node:crypto';
import type { Anchors } from '../../certificates/chain/anchors.ts';
import { serverChain } from '../../certificates/chain/server-chain.ts';
import type { HostCertificate, HostDeployment } from '../../expression/context/host.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import type { Context } from '../../model/context.ts';
import type { ClientCertificates } from '../configuration/certificates.ts';

/** A gateway of Azure's own says so; it runs nowhere that has a name. */
const GATEWAY = { id: 'managed', instanceId: 'managed', isManaged: true };

/** The service and its gateway as expressions see them. */
export class ServiceDeployment implements HostDeployment {
  readonly region = 'local';
  readonly serviceId: string;
  readonly serviceName: string;
  readonly gateway = GATEWAY;
  readonly carbonIntensity = undefined;
  readonly #certificates: ClientCertificates;
  readonly #readAnchors: () => Anchors;
  #anchors: Anchors | undefined;

  constructor({ serviceName }: Context, certificates: ClientCertificates, readAnchors: () => Anchors) {
    this.serviceId = serviceName;
    this.serviceName = serviceName;
    this.#certificates = certificates;
    this.#readAnchors = readAnchors;
  }

  certificates(): readonly HostCertificate[] {
    return this.#certificates.all.map(hostCertificate);
  }

  trusts(certificate: Uint8Array): boolean {
    this.#anchors ??= this.#readAnchors();
    return isTrusted(Buffer.from(certificate), this.#anchors);
  }
}

const hostCertificate = ({ thumbprint, chain, privateKey }: ClientCertificate): HostCertificate => ({
  thumbprint,
  certificate: chain,
  privateKey: () => createPrivateKey(privateKey),
  friendlyName: undefined,
});

/** Whether the chain ends in a trusted root, each certificate of it signed by the next and valid now; revocation is not asked for. */
function isTrusted(certificate: Buffer, anchors: Anchors): boolean {
  const { end, checks } = serverChain({ sent: [certificate], hostname: '', anchors, now: new Date() });
  return end.kind === 'trusted' && checks.dates.verdict !== 'failure' && checks.signatures.verdict !== 'failure';
}
