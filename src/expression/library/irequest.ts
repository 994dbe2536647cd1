import type { HostAzureVnetInfo, HostPrivateEndpointConnection } from '../context/host.ts';
import type { HostObject } from '../context/host-object.ts';
import type { PolicyRequest } from '../context/request.ts';
import { IAZURE_VNET_INFO, IFOUNDRY, IPRIVATE_ENDPOINT_CONNECTION, IREQUEST } from '../context/types.ts';
import { members } from '../types/table.ts';

export const irequest = members(IREQUEST, () => ({
  'IAzureVnetInfo AzureVnetInfo': (request: PolicyRequest) => request.azureVnetInfo,
  'IMessageBody Body': (request: PolicyRequest) => request.body,
  'X509Certificate2 Certificate': (request: PolicyRequest) => request.certificate,
  'IFoundry Foundry': (request: PolicyRequest) => request.foundry,
  'IReadOnlyDictionary<string, string[]> Headers': (request: PolicyRequest) => request.headers,
  'string IpAddress': (request: PolicyRequest) => request.host.ipAddress,
  'IReadOnlyDictionary<string, string> MatchedParameters': (request: PolicyRequest) => request.matchedParameters,
  'string Method': (request: PolicyRequest) => request.host.method,
  'IUrl OriginalUrl': (request: PolicyRequest) => request.originalUrl,
  'IPrivateEndpointConnection PrivateEndpointConnection': (request: PolicyRequest) => request.privateEndpointConnection,
  'IUrl Url': (request: PolicyRequest) => request.url,
}));

export const ifoundry = members(IFOUNDRY, () => ({
  'string Deployment': ({ host }: HostObject<string>) => host,
}));

type Connection = HostObject<HostPrivateEndpointConnection>;

export const iprivateEndpointConnection = members(IPRIVATE_ENDPOINT_CONNECTION, () => ({
  'string Name': ({ host }: Connection) => host.name,
  'string GroupId': ({ host }: Connection) => host.groupId,
  'string MemberName': ({ host }: Connection) => host.memberName,
}));

type VnetInfo = HostObject<HostAzureVnetInfo>;

export const iazureVnetInfo = members(IAZURE_VNET_INFO, () => ({
  'string VnetTrafficTag': ({ host }: VnetInfo) => host.vnetTrafficTag,
  'string SubnetId': ({ host }: VnetInfo) => host.subnetId,
  'int PrivateLinkId': ({ host }: VnetInfo) => host.privateLinkId,
  'string SnatVip': ({ host }: VnetInfo) => host.snatVip,
}));
