import type { Certificate } from '../crypto/x509-certificate.ts';
import { NetObject } from '../runtime/net-object.ts';
import { STRING } from '../types/primitives.ts';
import type { HostContext, HostRequest } from './host.ts';
import { HostObject } from './host-object.ts';
import { MapDictionary } from './map-dictionary.ts';
import { type MessageBody, messageBody } from './message-body.ts';
import { Mirror } from './mirror.ts';
import { NamedValues } from './named-values.ts';
import { policyCertificate } from './policy-certificate.ts';
import { IAZURE_VNET_INFO, IFOUNDRY, IPRIVATE_ENDPOINT_CONNECTION, IREQUEST } from './types.ts';
import { type PolicyUrl, policyUrl } from './url.ts';

const parameters = (map: HostRequest['matchedParameters']): MapDictionary => new MapDictionary(STRING, map);

/** `IRequest` */
export class PolicyRequest extends NetObject {
  override readonly type = IREQUEST;
  readonly #context: HostContext;
  readonly #headers = new Mirror(NamedValues.ignoringCase);
  readonly #url = new Mirror(policyUrl);
  readonly #originalUrl = new Mirror(policyUrl);
  readonly #body = new Mirror(messageBody);
  readonly #matchedParameters = new Mirror(parameters);
  #certificate: Mirror<Uint8Array, Certificate> | undefined;

  constructor(context: HostContext) {
    super();
    this.#context = context;
  }

  get host(): HostRequest {
    return this.#context.request;
  }

  get headers(): NamedValues {
    return this.#headers.of(this.host.headers);
  }

  get url(): PolicyUrl {
    return this.#url.of(this.host.url);
  }

  get originalUrl(): PolicyUrl {
    return this.#originalUrl.of(this.host.originalUrl);
  }

  get body(): MessageBody | null {
    return this.#body.orNull(this.host.body);
  }

  get matchedParameters(): MapDictionary {
    return this.#matchedParameters.of(this.host.matchedParameters);
  }

  get certificate(): Certificate | null {
    this.#certificate ??= new Mirror(certificate => policyCertificate({ certificate }, this.#context.deployment));
    return this.#certificate.orNull(this.host.certificate);
  }

  get privateEndpointConnection(): HostObject<HostRequest['privateEndpointConnection'] & object> | null {
    const connection = this.host.privateEndpointConnection;
    return connection === undefined ? null : new HostObject(IPRIVATE_ENDPOINT_CONNECTION, connection);
  }

  get azureVnetInfo(): HostObject<HostRequest['azureVnetInfo'] & object> | null {
    const info = this.host.azureVnetInfo;
    return info === undefined ? null : new HostObject(IAZURE_VNET_INFO, info);
  }

  /** Holds the name of the model deployment. */
  get foundry(): HostObject<string> | null {
    const deployment = this.host.foundryDeployment;
    return deployment === undefined ? null : new HostObject(IFOUNDRY, deployment);
  }
}
