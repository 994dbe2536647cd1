import { X509_CERTIFICATE2 } from '../crypto/x509-types.ts';
import type { HostDeployment } from './host-entities.ts';
import { HostObject } from './host-object.ts';
import { MapDictionary } from './map-dictionary.ts';
import { policyCertificate } from './policy-certificate.ts';
import { IDEPLOYMENT, IGATEWAY } from './types.ts';

/** `context.Deployment` */
export class Deployment extends HostObject<HostDeployment> {
  #certificates: MapDictionary | undefined;

  constructor(host: HostDeployment) {
    super(IDEPLOYMENT, host);
  }

  /** By thumbprint, in upper case. https://learn.microsoft.com/answers/questions/5543600 */
  get certificates(): MapDictionary {
    this.#certificates ??= new MapDictionary(X509_CERTIFICATE2, this.#byThumbprint());
    return this.#certificates;
  }

  #byThumbprint(): ReadonlyMap<string, unknown> {
    return new Map(
      this.host.certificates().map(certificate => [certificate.thumbprint, policyCertificate(certificate, this.host)]),
    );
  }

  get gateway(): HostObject<HostDeployment['gateway']> {
    return new HostObject(IGATEWAY, this.host.gateway);
  }
}
