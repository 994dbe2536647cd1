import type { Deployment } from '../context/deployment.ts';
import { HostObject } from '../context/host-object.ts';
import { CARBON_INTENSITY, IDEPLOYMENT, ISUSTAINABILITY_INFO } from '../context/types.ts';
import { enumeration, members } from '../types/table.ts';

export const deployment = members(IDEPLOYMENT, () => ({
  'IReadOnlyDictionary<string, X509Certificate2> Certificates': (self: Deployment) => self.certificates,
  'IGateway Gateway': (self: Deployment) => self.gateway,
  'string GatewayId': (self: Deployment) => self.host.gateway.id,
  'string Region': (self: Deployment) => self.host.region,
  'string ServiceId': (self: Deployment) => self.host.serviceId,
  'string ServiceName': (self: Deployment) => self.host.serviceName,
  'ISustainabilityInfo SustainabilityInfo': (self: Deployment) =>
    new HostObject(ISUSTAINABILITY_INFO, self.host.carbonIntensity ?? 'NotAvailable'),
}));

export const sustainabilityInfo = members(ISUSTAINABILITY_INFO, () => ({
  'CarbonIntensityCategory CurrentCarbonIntensity': ({ host }: HostObject<string>) =>
    CARBON_INTENSITY.definition.values.get(host),
}));

export const carbonIntensity = enumeration(CARBON_INTENSITY);
